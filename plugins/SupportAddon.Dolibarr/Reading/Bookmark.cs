using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Dolibarr.Models;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Reading;

/// <summary>The position of a reading. Its times are those of the database's clock.</summary>
/// <param name="Mark">The newest change when the reading began: the next one starts before it. Null where there was no ticket.</param>
/// <param name="Offset">How far, in minutes, that clock was ahead of what Dolibarr showed of it.</param>
/// <param name="From">From when on this reading asks for changes; null for all.</param>
/// <param name="Tickets">The last ticket given, while tickets are read by their own changes.</param>
/// <param name="Events">The last event followed, while tickets are read that have nothing new but an event.</param>
internal sealed record Bookmark(DateTime? Mark, int? Offset, DateTime? From = null, long? Tickets = null, long? Events = null)
{
    /// <summary>Whether the reading was broken off.</summary>
    public bool IsOpen => Tickets is not null || Events is not null;

    public Position Write() => new(new JsonObject
    {
        ["mark"] = Text(Mark), ["offset"] = Offset, ["from"] = IsOpen ? Text(From) : null, ["tickets"] = Tickets, ["events"] = Events,
    }.ToJsonString());

    public static Bookmark? Read(Position? position)
    {
        if (position is null)
            return null;
        try
        {
            var json = JsonNode.Parse(position.Value)!.AsObject();
            return json.ContainsKey("mark")
                ? new Bookmark(Time(json["mark"]), (int?)json["offset"], Time(json["from"]), (long?)json["tickets"], (long?)json["events"])
                : throw new FormatException("It has no mark.");
        }
        catch (Exception foreign) when (foreign is JsonException or FormatException or InvalidOperationException or NullReferenceException)
        {
            throw new ConnectorException(FailureKind.Configuration, "The stored position was not written by this connector.",
                "Read the connection again from the start.", foreign);
        }
    }

    private static string? Text(DateTime? time) => time is { } wall ? WallTime.Write(wall) : null;

    private static DateTime? Time(JsonNode? text) => text is null ? null : WallTime.Read((string)text!);
}
