using System.Globalization;
using SupportAddon.Dolibarr.Models;
using SupportAddon.Dolibarr.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Checking;

/// <summary>
/// Looks for a ticket that the key's user may read and that the list withholds. Dolibarr shortens lists without a word
/// for users who do not see all third parties, and gives single tickets all the same.
/// </summary>
internal sealed class Unlisted(Session session)
{
    private const int Looks = 10;

    /// <summary>The id of such a ticket, or null where none was found.</summary>
    public async Task<long?> FindAsync(CancellationToken ct)
    {
        var listed = await session.ListAsync(new ListQuery("tickets", Filter.All(Filter.After("t.rowid", 0)), "t.rowid", 50, "id") { IsDescending = true }, ct);
        foreach (var id in Suspects([.. listed.Rows.Select(row => row.Id)]))
            if (await ExistsAsync(id, ct) && !await IsListedAsync(id, ct))
                return id;
        return null;
    }

    // Gaps among the newest, and what may follow. Never 0: that is a made-up specimen, and everybody may read it.
    private static IEnumerable<long> Suspects(IReadOnlyCollection<long> listed)
    {
        var (first, last) = listed.Count == 0 ? (0, 0) : (listed.Min(), listed.Max());
        var gaps = Enumerable.Range(1, (int)Math.Min(last - first, 200)).Select(back => last - back).Where(id => !listed.Contains(id));
        return gaps.Take(Looks / 2).Concat(Enumerable.Range(1, Looks / 2).Select(next => last + next));
    }

    private async Task<bool> ExistsAsync(long id, CancellationToken ct)
    {
        try
        {
            return (await session.GetAsync(string.Create(CultureInfo.InvariantCulture, $"tickets/{id}"), ct)).Number("id") == id;
        }
        catch (ConnectorException missing) when (missing.Kind is FailureKind.NotFound or FailureKind.Forbidden)
        {
            return false;
        }
    }

    private async Task<bool> IsListedAsync(long id, CancellationToken ct) =>
        (await session.ListAsync(new ListQuery("tickets", Filter.All(Filter.Is("t.rowid", id)), "t.rowid", 1, "id"), ct)).Rows.Count > 0;
}
