using System.Text.Json;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Paging;
using SupportAddon.Rest.Requests;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tickets;

/// <summary>Asks for each record by itself, a few at a time, where the list does not tell all.</summary>
internal sealed class Details(DetailPlan plan, Exchange exchange, ListReader list, Manifest manifest, Ignored ignored)
{
    private readonly Detail _detail = new(plan, exchange, manifest);

    /// <summary>The whole records, in the order of the rows; without those that were deleted since the list was made.</summary>
    public async Task<IReadOnlyList<JsonElement>> OfAsync(GivenRows given, CancellationToken ct)
    {
        var whole = new JsonElement?[given.Rows.Count];
        var atATime = new ParallelOptions { MaxDegreeOfParallelism = plan.Concurrency, CancellationToken = ct };
        await Parallel.ForEachAsync(Enumerable.Range(0, whole.Length), atATime,
            async (index, stop) => whole[index] = await OneAsync(given.Rows[index], stop));
        if (whole.Contains(null))
            await RefuseListedAsync(given.Place, given.Rows.Where((_, index) => whole[index] is null), ct);
        return [.. whole.OfType<JsonElement>()];
    }

    private async Task<JsonElement?> OneAsync(Row row, CancellationToken ct)
    {
        var path = plan.Path.Address(row.Json) ?? throw Detail.Wrong(row.Id, "cannot be asked for by itself", manifest.Name);
        var (record, ignored) = await _detail.AskAsync(path, row.Id, mayIgnore: true, ct);
        return ignored is null ? record : FromList(row, ignored);
    }

    // What the list tells of a ticket is better than no ticket.
    private JsonElement FromList(Row row, string reason)
    {
        ignored.Note(reason);
        return row.Json;
    }

    // "Not found" is believed only of what has left the list too: a wrong path would lose every ticket in silence.
    private async Task RefuseListedAsync(PagePlace place, IEnumerable<Row> missing, CancellationToken ct)
    {
        var listed = (await list.ReadAsync(place, ct)).Rows.Select(row => row.Id).ToHashSet();
        foreach (var row in missing.Where(row => listed.Contains(row.Id)))
            throw new ConnectorException(FailureKind.NotFound,
                $"{manifest.Name} lists ticket {row.Id} but does not find it by itself.", "Correct the path of \"detail\" in the manifest.");
    }
}
