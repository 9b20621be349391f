using System.Text.Json;
using SupportAddon.Dolibarr.Models;

namespace SupportAddon.Dolibarr.Rpc;

/// <summary>A page of a list.</summary>
/// <param name="Total">How many records satisfy the filter, where the version counts them.</param>
/// <param name="Limit">How many of them the page was to hold, where the version says so.</param>
/// <param name="Date">What the server's clock said.</param>
internal sealed record ListPage(IReadOnlyList<Row> Rows, long? Total, int? Limit, DateTimeOffset? Date)
{
    /// <summary>Records that Dolibarr counts for this page, and has left out without a word.</summary>
    public bool LacksSome => Total is { } total && Rows.Count < Math.Min(total, Limit ?? total);

    public static ListPage? Of(Reply reply) => reply switch
    {
        { IsEmptyList: true } => new ListPage([], null, null, reply.Date),
        { Status: System.Net.HttpStatusCode.OK, Json: { ValueKind: JsonValueKind.Array } bare } => Rowed(bare) is { } rows ? new ListPage(rows, null, null, reply.Date) : null,
        { Status: System.Net.HttpStatusCode.OK, Json: { ValueKind: JsonValueKind.Object } counted } => Counted(counted, reply.Date),
        _ => null,
    };

    private static ListPage? Counted(JsonElement answer, DateTimeOffset? date) =>
        answer.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array && Rowed(data) is { } rows
        && answer.TryGetProperty("pagination", out var pagination) && pagination.ValueKind == JsonValueKind.Object && new Row(pagination).Number("total") is { } total
            ? new ListPage(rows, total, (int?)new Row(pagination).Number("limit"), date) : null;

    private static List<Row>? Rowed(JsonElement array)
    {
        var rows = array.EnumerateArray().Select(json => new Row(json)).ToList();
        return rows.TrueForAll(row => row.HasId) ? rows : null;
    }
}
