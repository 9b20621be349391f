using System.Globalization;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Models;

/// <summary>What records are called that others name by id alone; asked for when first needed and kept for one reading.</summary>
internal sealed class Labels(Session session)
{
    private const int MostAtATime = 500;
    private const int MostKept = 5_000;

    private readonly Dictionary<(string Model, string Field, long Id), string> _known = [];

    /// <summary>Begins a page. What was kept for earlier ones is let go when it has become much; what this one loads stays.</summary>
    public void BeginPage()
    {
        if (_known.Count > MostKept)
            _known.Clear();
    }

    public async Task LoadAsync(string model, string field, IEnumerable<long> ids, CancellationToken ct)
    {
        foreach (var some in ids.Distinct().Where(id => !_known.ContainsKey((model, field, id))).Chunk(MostAtATime))
            await AskAsync(model, field, some, ct);
    }

    /// <summary>
    /// The label, or the id behind a '#' where Odoo does not tell it (any more): seen as unmapped, never taken for one.
    /// </summary>
    public string Of(string model, string field, long id) => Known(model, field, id) ?? string.Create(CultureInfo.InvariantCulture, $"#{id}");

    public string? Known(string model, string field, long id) => _known.GetValueOrDefault((model, field, id));

    private async Task AskAsync(string model, string field, long[] ids, CancellationToken ct)
    {
        try
        {
            foreach (var row in await session.RowsAsync(OdooCall.SearchRead(model, Domain.In("id", ids), [field]), ct))
                if (row.Text(field) is { } label)
                    _known[(model, field, row.Id)] = label;
        }
        catch (ConnectorException refused) when (refused.Kind == FailureKind.Forbidden)
        {
            // The user may not see these records: their ids stay without a label, which Of makes visible.
        }
    }
}
