using System.Text.Json;

namespace SupportAddon.Testing;

/// <summary>A ticket of the sample desk.</summary>
public sealed record SampleTicket(string Title, DateTimeOffset ChangedAt)
{
    public int Id { get; init; }

    public string Status { get; init; } = "open";

    public string? Assignee { get; init; }

    public IReadOnlyList<SampleMessage> Messages { get; init; } = [];

    public IReadOnlyList<SampleFile> Files { get; init; } = [];

    /// <summary>This ticket after a change of one of its fields; null where the desk does not know the value.</summary>
    public SampleTicket? With(string field, JsonElement value) => (field, value.GetString()) switch
    {
        ("status", "open" or "waiting" or "done") => this with { Status = value.GetString()! },
        ("assignee", null or "ana" or "bob") => this with { Assignee = value.GetString() },
        _ => null,
    };
}

/// <param name="Reference">Whatever the writer wants to find it by.</param>
public sealed record SampleMessage(int Id, string Text, bool Internal, string? Reference)
{
    public DateTimeOffset At { get; init; } = DateTimeOffset.UnixEpoch;
}

/// <param name="Reference">As of a message.</param>
public sealed record SampleFile(int Id, string Name, ReadOnlyMemory<byte> Content, string? Reference)
{
    public int Size => Content.Length;
}
