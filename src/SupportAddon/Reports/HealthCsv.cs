using System.Globalization;
using System.Text.Json;

namespace SupportAddon.Reports;

/// <summary>What was counted of each system, as lines of a table for a spreadsheet.</summary>
internal static class HealthCsv
{
    private static readonly string[] Columns = ["what", "from", "to", "minutes", "found", "cause", "ticket"];

    /// <summary>Each table by the name of its list; the first line is its head.</summary>
    public static IEnumerable<(string Name, IEnumerable<string[]> Lines)> Tables(JsonElement data, IReadOnlyDictionary<string, string> texts)
    {
        if (!data.TryGetProperty("health", out var probes))
            yield break;
        foreach (var probe in probes.EnumerateArray().Where(probe => probe.GetProperty("rows").GetArrayLength() > 0))
            yield return (probe.GetProperty("list").GetString()!, probe.GetProperty("rows").EnumerateArray().Select(row => Line(row, texts)).Prepend([.. Columns.Select(column => texts["health.column." + column])]));
    }

    private static string[] Line(JsonElement row, IReadOnlyDictionary<string, string> texts) => [.. Columns.Select(column => row.GetProperty(column) switch
    {
        { ValueKind: JsonValueKind.Null } => "",
        { ValueKind: JsonValueKind.Number } number => number.GetInt64().ToString(CultureInfo.InvariantCulture),
        var word when column == "what" => texts["health." + word.GetString()],
        var text => text.GetString()!,
    })];
}
