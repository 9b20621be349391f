using Dapper;
using Npgsql;
using SupportAddon.Core.Life;

namespace SupportAddon.Tickets.Life;

/// <summary>Silence closes: whose solution nobody confirmed or refused in time is closed without confirmation (R8).</summary>
internal sealed class SilentClosing(NpgsqlDataSource database, TicketMoves moves, TimeProvider time)
{
    /// <returns>How many were closed.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var closed = 0;
        foreach (var id in await DueAsync(ct))
            if (await moves.CloseSilentlyAsync(id, ct))
                closed++;
        return closed;
    }

    private async Task<IReadOnlyList<long>> DueAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return [.. await db.QueryAsync<long>(new CommandDefinition(
            """
            select ticket.id from ticket_now as ticket left join client on client.id = client_id
            where resolved_at is not null and resolved_at <= @now - coalesce(confirmation, @usual) and status = 'resolved'
              and gone_at is null and merged_into is null and not in_conflict
            order by resolved_at
            """, new { now = time.GetUtcNow(), usual = LifeTerms.Default.Confirmation }, cancellationToken: ct))];
    }
}
