using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace SupportAddon.Dolibarr.Tests.StandIn;

/// <summary>The tables of the stand-in, and how lists of them are given.</summary>
internal sealed partial class Lists(DolibarrServer server)
{
    private readonly Dictionary<string, List<Record>> _tables = [];

    public List<Record> this[string resource] => _tables.TryGetValue(resource, out var table) ? table : _tables[resource] = [];

    /// <summary>Facts: GET /tickets: rows whose fetch fails are skipped silently.</summary>
    public Func<Record, bool> IsReadable { get; set; } = _ => true;

    /// <summary>A server that gives fewer records than it is asked for, and says so where it says anything.</summary>
    public int Cap { get; set; } = int.MaxValue;

    public JsonNode Answer(string resource, IQueryCollection query)
    {
        server.User.MustRead(resource);
        var (limit, page) = (Math.Min(Cap, Number(query["limit"], 100)), Number(query["page"], 0));
        // Facts: GET /tickets: zero or less gives the whole table, or 500 after 42 s.
        if (limit <= 0)
            throw new Refusal(500, "Internal Server Error");
        var matching = Matching(resource, query);
        var rows = new JsonArray([.. matching.Skip(limit * page).Take(limit).Where(IsReadable).Select(row => (JsonNode)Given(Shown(resource, row), query["properties"]))]);
        // Facts: GET /tickets: an empty list is [] on 22 (but third parties 404), 404 everywhere on 17, past the last page too.
        if (rows.Count == 0 && (server.Version < 20 || resource == "thirdparties"))
            throw new Refusal(404, $"Not Found: No {resource} found");
        // Facts: GET /tickets: 17 and 20 lack pagination_data.
        return server.Version < 22 || query["pagination_data"] != "true" ? rows : new JsonObject
        {
            ["data"] = rows, ["pagination"] = new JsonObject { ["total"] = matching.Count, ["page"] = page, ["page_count"] = (matching.Count / limit) + 1, ["limit"] = limit },
        };
    }

    /// <summary>Facts: fields: ids and states are texts, times epoch seconds, array_options is [] when empty.</summary>
    public JsonObject Shown(string resource, Record record)
    {
        var json = record.Values.DeepClone().AsObject();
        json["id"] = record.Id.ToString(CultureInfo.InvariantCulture);
        if (resource is not ("tickets" or "agendaevents"))
            return json;
        json["datec"] = json["datec"]?.DeepClone() ?? record.Made.ToUnixTimeSeconds();
        json[resource == "tickets" ? "tms" : "datem"] = server.Clocks.Shown(record.Changed);
        if (resource == "tickets")
            json["array_options"] = json["array_options"]?.DeepClone() ?? new JsonArray();
        return json;
    }

    private List<Record> Matching(string resource, IQueryCollection query)
    {
        string? filter = query["sqlfilters"];
        var table = this[resource];
        // Only so that 100,000 tickets are read in seconds: what precedes the first id asked for is passed over.
        var first = Beginning().Match(filter ?? "") is { Success: true } after ? Following(table, long.Parse(after.Groups[1].Value, CultureInfo.InvariantCulture)) : 0;
        var isWanted = new SqlFilter(server.Version, server.Clocks).Parse(filter);
        var found = table.Skip(first).Where(record => isWanted(record) && IsSeen(resource)).ToList();
        if (query["sortfield"] == "t.tms")
            found = [.. found.OrderBy(record => record.Changed).ThenBy(record => record.Id)];
        else if ((string?)query["sortfield"] is not ("t.rowid" or "t.id" or null))
            throw new Refusal(503, "Service Unavailable: Error when retrieve ticket list");
        if (query["sortorder"] == "DESC")
            found.Reverse();
        return found;
    }

    // Facts: auth and health: without "see all third parties" the list is empty, with 200.
    private bool IsSeen(string resource) => server.User.SeesAllThirdParties || resource != "tickets";

    private static int Following(List<Record> table, long id)
    {
        var (low, high) = (0, table.Count);
        while (low < high)
            (low, high) = table[(low + high) / 2].Id <= id ? (((low + high) / 2) + 1, high) : (low, (low + high) / 2);
        return low;
    }

    // Facts: GET /tickets: 17 ignores properties.
    private JsonObject Given(JsonObject row, string? properties)
    {
        if (server.Version < 20 || string.IsNullOrEmpty(properties))
            return row;
        var asked = properties.Split(',').ToHashSet();
        return new JsonObject(row.Where(value => asked.Contains(value.Key)).Select(value => KeyValuePair.Create(value.Key, value.Value?.DeepClone())));
    }

    private static int Number(string? text, int otherwise) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    [GeneratedRegex(@"^\(\(t\.(?:row)?id:>:(\d+)\)(?: and |\))")]
    private static partial Regex Beginning();
}
