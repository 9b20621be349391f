using System.Globalization;
using System.Text.Json;
using SupportAddon.Core.Reports;

namespace SupportAddon.Reports;

/// <summary>What is known of a review without reading it: read from its data.</summary>
internal sealed record ReviewFacts(
    Quarter Quarter, string Language, bool IsToDate, DateTimeOffset IssuedAt, IReadOnlyList<long> OpenAtEnd)
{
    public static ReviewFacts Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var data = document.RootElement;
        return new ReviewFacts(
            Quarter.Parse(data.GetProperty("quarter").GetProperty("code").GetString())!.Value,
            data.GetProperty("language").GetString()!,
            data.GetProperty("toDate").GetBoolean(),
            data.GetProperty("issuedAt").GetDateTimeOffset(),
            [.. OpenIds(data.GetProperty("lists"))]);
    }

    private static IEnumerable<long> OpenIds(JsonElement lists) =>
        from list in lists.EnumerateArray()
        where list.GetProperty("name").GetString() == ReviewData.OpenAtEnd
        from row in list.GetProperty("rows").EnumerateArray()
        select long.Parse(row.GetProperty("ticket").GetString().AsSpan(1), CultureInfo.InvariantCulture);
}
