using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Reports;

/// <summary>
/// What the templates see: the stored data with its lists opened out, up to so many rows each, and what those leave out.
/// </summary>
internal static class ReviewPage
{
    public const int MostRows = 200;

    private const int MostUpcoming = 12;

    private const int MostOutages = 12;

    public static JsonElement Of(JsonElement data)
    {
        var page = JsonObject.Create(data)!.DeepClone().AsObject();
        var tickets = data.GetProperty("tickets");
        page.Remove("tickets");
        var lists = new JsonArray([.. data.GetProperty("lists").EnumerateArray().Select(list => List(list, tickets))]);
        page["openTickets"] = Find(lists, ReviewData.OpenAtEnd)?.DeepClone();
        page["upcoming"] = new JsonArray([.. Upcoming(Find(lists, "change-end"))]);
        page["lists"] = lists;
        if (data.TryGetProperty("health", out var health))
            page["health"] = new JsonArray([.. health.EnumerateArray().Select(Health)]);
        return JsonSerializer.SerializeToElement(page);
    }

    private static JsonNode? Find(JsonArray lists, string name) =>
        lists.FirstOrDefault(list => list!["name"]!.GetValue<string>() == name);

    /// <summary>The change requests that wait, by priority; of equal ones the oldest, as they stand in the list.</summary>
    private static IEnumerable<JsonNode> Upcoming(JsonNode? changes) =>
        (changes?["rows"]?.AsArray() ?? [])
            .OrderByDescending(row => TicketWord.Parse<TicketPriority>(row!["priority"]?.GetValue<string>()) ?? (TicketPriority)(-1))
            .Take(MostUpcoming)
            .Select(row => row!.DeepClone());

    private static JsonObject List(JsonElement list, JsonElement tickets)
    {
        var rows = list.GetProperty("rows");
        var opened = JsonObject.Create(list)!.DeepClone().AsObject();
        opened["rows"] = new JsonArray([.. rows.EnumerateArray().Take(MostRows).Select(row => Row(row, tickets))]);
        opened["total"] = rows.GetArrayLength();
        opened["shown"] = Math.Min(MostRows, rows.GetArrayLength());
        opened["isCut"] = rows.GetArrayLength() > MostRows;
        return opened;
    }

    /// <summary>A system's outages stand in the page, so many at most; all that was counted of it in its list.</summary>
    private static JsonObject Health(JsonElement probe)
    {
        var rows = probe.GetProperty("rows").EnumerateArray().Select(row => JsonObject.Create(row)!).ToList();
        var outages = rows.Where(row => row["what"]!.GetValue<string>() == "down").ToList();
        var opened = JsonObject.Create(probe)!.DeepClone().AsObject();
        opened["outages"] = new JsonArray([.. outages.Take(MostOutages).Select(row => row.DeepClone())]);
        opened["moreOutages"] = Math.Max(0, outages.Count - MostOutages);
        opened["rows"] = new JsonArray([.. rows.Take(MostRows).Select(row => row.DeepClone())]);
        opened["total"] = rows.Count;
        opened["shown"] = Math.Min(MostRows, rows.Count);
        opened["isCut"] = rows.Count > MostRows;
        return opened;
    }

    private static JsonObject Row(JsonElement row, JsonElement tickets)
    {
        var opened = JsonObject.Create(tickets.GetProperty(row.GetProperty("ticket").GetString()!))!.DeepClone().AsObject();
        opened["measured"] = row.GetProperty("measured").ValueKind == JsonValueKind.Null
            ? null
            : JsonNode.Parse(row.GetProperty("measured").GetRawText());
        return opened;
    }
}
