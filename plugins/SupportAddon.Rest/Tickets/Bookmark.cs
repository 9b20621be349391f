using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tickets;

/// <summary>The position: the highest cursor of the tickets given, as the source's clock shows it; none before the first.</summary>
internal static class Bookmark
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";

    public static Position Write(DateTime? cursor) =>
        new(new JsonObject { ["cursor"] = cursor?.ToString(Format, CultureInfo.InvariantCulture) }.ToJsonString());

    public static DateTime? Read(Position? position)
    {
        if (position is null)
            return null;
        try
        {
            var text = (string?)JsonNode.Parse(position.Value)!.AsObject()["cursor"];
            return text is null ? null : DateTime.ParseExact(text, Format, CultureInfo.InvariantCulture);
        }
        catch (Exception foreign) when (foreign is JsonException or FormatException or InvalidOperationException or NullReferenceException)
        {
            throw new ConnectorException(FailureKind.Configuration, "The stored position was not written by this connector.",
                "Read the connection again from the start.", foreign);
        }
    }
}
