using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Odoo.Models;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Reading;

/// <summary>The position of a reading.</summary>
/// <param name="Source">The print of model and domain: a position of others has no meaning.</param>
/// <param name="Mark">What the server's clock said when the reading began: the next one starts before it.</param>
/// <param name="From">From when on this reading asks for changes; null for all.</param>
/// <param name="Last">The last id given; null once all were.</param>
internal sealed record Bookmark(string Source, DateTimeOffset Mark, DateTimeOffset? From, long? Last)
{
    public Position Write()
    {
        var json = new JsonObject { ["source"] = Source, ["mark"] = OdooTime.Write(Mark) };
        if (Last is not null)
            (json["from"], json["last"]) = (From is { } from ? OdooTime.Write(from) : null, Last);
        return new Position(json.ToJsonString());
    }

    /// <summary>The bookmark; null where there is none, or one of another model or domain: then all is read anew.</summary>
    public static Bookmark? Read(Position? position, string source)
    {
        if (position is null)
            return null;
        try
        {
            var json = JsonNode.Parse(position.Value)!.AsObject();
            var read = new Bookmark((string)json["source"]!, Time((string?)json["mark"])!.Value, Time((string?)json["from"]), (long?)json["last"]);
            return read.Source == source ? read : null;
        }
        catch (Exception foreign) when (foreign is JsonException or FormatException or InvalidOperationException or NullReferenceException)
        {
            throw new ConnectorException(FailureKind.Configuration, "The stored position was not written by this connector.",
                "Read the connection again from the start.", foreign);
        }
    }

    private static DateTimeOffset? Time(string? text) => text is null ? null
        : OdooTime.Read(text) ?? throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{text} is no time."));
}
