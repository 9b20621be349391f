using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Dolibarr.Describing;
using SupportAddon.Dolibarr.Models;

namespace SupportAddon.Dolibarr.Records;

/// <summary>
/// What is sent for a change: the fields that change and no others. Two things that Dolibarr overwrites as a whole are
/// sent as a whole: a line, and up to 21 the complementary attributes.
/// </summary>
internal static class Body
{
    private const string Attributes = "array_options";
    private const string Closed = "8";

    private static readonly string[] OfLine =
    [
        "desc", "subprice", "qty", "remise_percent", "date_start", "date_end", "tva_tx", "localtax1_tx", "localtax2_tx", "price_base_type", "info_bits", "product_type", "fk_parent_line",
        "fk_fournprice", "pa_ht", "label", "special_code", Attributes, "situation_percent", "fk_unit", "multicurrency_subprice", "ref_ext", "rang",
    ];

    public static JsonObject Of(IEnumerable<(Field Field, JsonElement Value)> values)
    {
        var body = new JsonObject();
        foreach (var (field, value) in values)
            if (field.IsExtra)
                (body[Attributes] ??= new JsonObject())[field.Name] = RecordValues.Write(field, value);
            else
                foreach (var name in NamesOf(field, value))
                    body[name] = RecordValues.Write(field, value);
        return body;
    }

    private static string[] NamesOf(Field field, JsonElement value) =>
        value.ValueKind == JsonValueKind.Null && field.EmptiedWith is { } other ? [field.Name, other] : field.SentAs ?? [field.Name];

    /// <summary>With all complementary attributes that the record has.</summary>
    public static JsonObject WithAttributes(JsonObject body, Row now)
    {
        if (body[Attributes] is JsonObject changed)
            foreach (var (name, value) in Whole(now.Inner(Attributes)))
                if (!changed.ContainsKey(name))
                    changed[name] = value;
        return body;
    }

    /// <summary>With all of a line: what is left out is zeroed.</summary>
    public static JsonObject WithLine(JsonObject body, Row now)
    {
        foreach (var (name, value) in Whole(now))
            if (OfLine.Contains(name) && !body.ContainsKey(name))
                body[name] = value;
        // The price of the currency goes before the price that was changed.
        if (body["subprice"]?.ToString() != now.Text("subprice"))
            body.Remove("multicurrency_subprice");
        return body;
    }

    /// <summary>A ticket is closed on a day, and is done: Dolibarr notes neither by itself.</summary>
    public static JsonObject WithEnd(JsonObject body, Row? now, DateTimeOffset time)
    {
        if (body["fk_statut"]?.ToString() != Closed || now?.Text("fk_statut") == Closed)
            return body;
        body.TryAdd("date_close", time.ToUnixTimeSeconds());
        body.TryAdd("progress", 100);
        return body;
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Whole(Row row) =>
        row.Names.Select(name => KeyValuePair.Create(name, JsonNode.Parse(row.Json.GetProperty(name).GetRawText())));
}
