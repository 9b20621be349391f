using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Acme.Desk;

/// <summary>A ticket as the desk gives it. What is required and missing is told as an answer that is not understood.</summary>
internal sealed record DeskTicket
{
    public required int Id { get; init; }

    public required string Title { get; init; }

    public required string Status { get; init; }

    public string? Kind { get; init; }

    public string? Requester { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Updated { get; init; }

    public required IReadOnlyList<DeskMessage> Messages { get; init; }
}

/// <param name="Reference">Whatever the writer wants to find it by.</param>
internal sealed record DeskMessage(int Id, DateTimeOffset At, string? Author, string Text, bool Internal, string? Reference);

/// <summary>A ticket with the payload that it came in.</summary>
internal sealed record DeskRow(DeskTicket Ticket, string Raw);

internal sealed record DeskUser
{
    public required string Login { get; init; }
}

internal sealed record DeskPage
{
    public required IReadOnlyList<JsonElement> Tickets { get; init; }
}

internal sealed record DeskIds
{
    public required IReadOnlyList<int> Ids { get; init; }
}

internal sealed record NewMessage(string Text, bool Internal, string Reference);

internal sealed record NewStatus(string Status);

/// <summary>Times as the desk writes and compares them.</summary>
internal static class DeskTime
{
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset Read(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>Generated when the plugin is built: the reflection of System.Text.Json would keep the plugin from being unloaded.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DeskTicket))]
[JsonSerializable(typeof(DeskUser))]
[JsonSerializable(typeof(DeskPage))]
[JsonSerializable(typeof(DeskIds))]
[JsonSerializable(typeof(NewMessage))]
[JsonSerializable(typeof(NewStatus))]
internal sealed partial class DeskJson : JsonSerializerContext;
