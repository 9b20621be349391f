using System.Runtime.CompilerServices;
using SupportAddon.Dolibarr.Models;
using SupportAddon.Dolibarr.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Reading;

/// <summary>
/// Walks records by ascending id. Dolibarr leaves out without a word what it fails to read, so a short page is not the
/// end: where it counts the records, all of them must have come; where it does not, it is asked until there are no more.
/// </summary>
internal sealed class Walk(Session session, string resource, string id, string properties, int limit)
{
    /// <summary>Pages of records, none of them empty.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Row>> PagesAsync(string? condition, long last, [EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            var page = await NextAsync(new ListQuery(resource, Filter.All(Filter.After(id, last), condition), id, limit, properties), ct);
            if (page.Rows.Count == 0)
                yield break;
            foreach (var row in page.Rows)
                last = row.Id > last ? row.Id : throw Unsorted(row.Id, last);
            yield return page.Rows;
            if (page.Total == page.Rows.Count)
                yield break;
        }
    }

    private async Task<ListPage> NextAsync(ListQuery query, CancellationToken ct)
    {
        var page = await session.ListAsync(query, ct);
        // Once more, for one may have been deleted between being counted and being read.
        if (page.LacksSome && (page = await session.ListAsync(query, ct)).LacksSome)
            throw Lacking(page);
        // A page of which nothing could be read looks like the end as well.
        return page is { Rows.Count: 0, Total: null } ? await session.ListAsync(query with { Page = 1 }, ct) : page;
    }

    private ConnectorException Lacking(ListPage page) => new(FailureKind.Unexpected,
        $"Of {resource}, Dolibarr counts {Math.Min(page.Total!.Value, page.Limit ?? long.MaxValue)} for a page and gives {page.Rows.Count}: it leaves out what it fails to read.",
        "Look into Dolibarr's log for the record that it cannot read; what came before is stored.");

    private ConnectorException Unsorted(long given, long last) => new(FailureKind.Unexpected,
        $"Dolibarr gave record {given} of {resource} after {last}, though it was asked for what follows, by id.", "Look for a module that changes this list.");
}
