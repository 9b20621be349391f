using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using SupportAddon.Odoo.Models;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Reading;

/// <summary>
/// Walks records by ascending id. Only a page without any is the end: a short one may have been cut by the server.
/// </summary>
/// <param name="after">The domain of what comes after an id.</param>
internal sealed class Walk(Session session, string model, IReadOnlyList<string> fields, int size, Func<long, JsonArray> after)
{
    /// <summary>Pages of records, none of them empty.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Row>> PagesAsync(long last, [EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            var rows = await session.RowsAsync(OdooCall.SearchRead(model, after(last), fields, size), ct);
            if (rows.Count == 0)
                yield break;
            foreach (var row in rows)
                last = row.Id > last ? row.Id : throw Unsorted(row.Id, last);
            yield return rows;
        }
    }

    private ConnectorException Unsorted(long id, long last) => new(FailureKind.Unexpected,
        $"Odoo gave record {id} of {model} after {last}, though it was asked for them by id.", "Look for a module that changes how this model is searched.");
}
