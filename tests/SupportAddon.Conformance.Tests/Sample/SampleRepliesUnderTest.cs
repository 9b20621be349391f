using System.Text.Json;
using SupportAddon.Sdk;
using SupportAddon.Testing;

namespace SupportAddon.Conformance.Tests.Sample;

/// <summary>The tickets of the sample desk and a connector that answers them.</summary>
internal sealed class SampleRepliesUnderTest(SampleDesk desk, Func<SampleOptions, ConnectorContext, SampleConnector> create) : RepliesUnderTest
{
    public override ConnectorPlugin Plugin { get; } = new SamplePlugin(typeof(SampleOptions), create);

    public override object Options => new SampleOptions { Address = desk.Url, Key = SampleDesk.Key };

    public static async Task<RepliesUnderTest> StartAsync(Func<SampleOptions, ConnectorContext, SampleConnector> create, CancellationToken ct) =>
        new SampleRepliesUnderTest(await SampleDesk.StartAsync(ct), create);

    public override Task<string> AddAsync(CancellationToken ct) => Task.FromResult(desk.Add([DateTimeOffset.UnixEpoch]).Single());

    public override Task DeleteAsync(string id, CancellationToken ct)
    {
        desk.Remove(id);
        return Task.CompletedTask;
    }

    public override IReadOnlyList<string?> Values(ReplyKind kind) => kind == ReplyKind.Status ? ["open", "waiting", "done"] : [null, "ana", "bob"];

    public override Task ChangeAsync(string id, ReplyKind kind, string? value, CancellationToken ct)
    {
        desk.Change(id, ticket => ticket.With(Field(kind), JsonSerializer.SerializeToElement(value))!);
        return Task.CompletedTask;
    }

    public override Task<string?> ValueAsync(string id, ReplyKind kind, CancellationToken ct) =>
        Task.FromResult(kind == ReplyKind.Status ? desk.Find(id)!.Status : desk.Find(id)!.Assignee);

    public override Task<IReadOnlyList<string>> MessagesAsync(string id, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>([.. desk.Find(id)!.Messages.Select(message => message.Text)]);

    public override Task<int> WritesAsync(CancellationToken ct) => Task.FromResult(desk.Replies.Writes);

    public override async ValueTask DisposeAsync()
    {
        await desk.DisposeAsync();
        await base.DisposeAsync();
    }

    private static string Field(ReplyKind kind) => kind == ReplyKind.Status ? "status" : "assignee";
}
