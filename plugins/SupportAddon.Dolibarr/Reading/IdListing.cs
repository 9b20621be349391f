using System.Globalization;
using System.Runtime.CompilerServices;
using SupportAddon.Dolibarr.Histories;
using SupportAddon.Dolibarr.Models;
using SupportAddon.Dolibarr.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Reading;

/// <summary>Lists the ids of all tickets. What was deleted leaves nothing else behind.</summary>
internal sealed class IdListing(Session session, DolibarrOptions options, DateTimeOffset? since)
{
    public async IAsyncEnumerable<IdPage> PagesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        DateTime? from = since is { } first ? Calibration.Before(first) : null;
        await foreach (var rows in new Walk(session, "tickets", "t.rowid", "id", options.Limit).PagesAsync(TicketReading.Changed(from), 0, ct))
            yield return Page(rows);
        if (from is { } start && await HistoryReader.IsReadableAsync(session, ct))
            await foreach (var (rows, _) in new Touched(session, "id", options.Limit).PagesAsync(start, 0, ct))
                yield return Page(rows);
        yield return new IdPage([], IsLast: true);
    }

    private static IdPage Page(IReadOnlyList<Row> rows) => new([.. rows.Select(row => row.Id.ToString(CultureInfo.InvariantCulture))], IsLast: false);
}
