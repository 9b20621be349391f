using System.Globalization;
using System.Runtime.CompilerServices;
using SupportAddon.Odoo.Models;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Reading;

/// <summary>Lists the ids of all tickets. What was deleted leaves nothing else behind.</summary>
internal sealed class IdListing(Session session, OdooOptions options, DateTimeOffset? since)
{
    private const int PageSize = 5000;

    public async IAsyncEnumerable<IdPage> PagesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var fields = await ModelFields.ReadAsync(session, options.Model, "en_US", ct);
        var scope = new Scope(options, fields["message_ids"] is not null);
        await foreach (var rows in new Walk(session, options.Model, ["id"], PageSize, id => scope.After(id, since)).PagesAsync(0, ct))
            yield return new IdPage([.. rows.Select(row => row.Id.ToString(CultureInfo.InvariantCulture))], IsLast: false);
        yield return new IdPage([], IsLast: true);
    }
}
