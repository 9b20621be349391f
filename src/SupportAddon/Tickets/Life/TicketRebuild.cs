using Dapper;
using Npgsql;
using SupportAddon.Audit;
using SupportAddon.Core.Life;
using SupportAddon.People;
using SupportAddon.Storage;

namespace SupportAddon.Tickets.Life;

/// <summary>What a rebuild found.</summary>
/// <param name="Tickets">How many tickets have events of their own here.</param>
/// <param name="Differing">The numbers of those whose stored state was not what their events tell; it is now.</param>
internal sealed record Rebuilt(int Tickets, IReadOnlyList<string> Differing);

/// <summary>Tells the state of tickets anew from their events, which are the truth.</summary>
internal sealed class TicketRebuild(NpgsqlDataSource database, AuditTrail audit, TimeProvider time)
{
    /// <param name="id">Our number of one ticket; null for all.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="ct">Cancels; what was rebuilt before stays.</param>
    public async Task<Rebuilt> RunAsync(long? id, Actor by, CancellationToken ct)
    {
        await using var reading = await database.OpenConnectionAsync(ct);
        await using var writing = await database.OpenConnectionAsync(ct);
        var (count, differing) = (0, new List<string>());
        await foreach (var ticket in reading.QueryUnbufferedAsync<long>(
            """
            select distinct ticket_id from (select ticket_id from ticket_support union select ticket_id from ticket_event where origin = 'here') as ours
            where @id::bigint is null or ticket_id = @id
            """, new { id }).WithCancellation(ct))
        {
            count++;
            if (await RebuildAsync(writing, ticket, by, ct) is { } number)
                differing.Add(number);
        }

        return new(count, differing);
    }

    /// <returns>The ticket's number if what was stored differed.</returns>
    private async Task<string?> RebuildAsync(NpgsqlConnection db, long id, Actor by, CancellationToken ct)
    {
        await using var transaction = await db.BeginTransactionAsync(ct);
        var ticket = await TicketEntry.OpenAsync(db, id, time, ct);
        var told = TicketLife.Fold(await EventStore.ReadAsync(db, id, ct));
        var differs = JsonColumn.Write(told) != JsonColumn.Write(ticket.State);
        if (differs)
        {
            await TicketEntry.StoreAsync(db, id, told, ticket.Now, ct);
            await audit.RecordAsync(db, by, "ticket.rebuild", $"ticket {ticket.Ticket.Number}", null, ct);
        }

        await transaction.CommitAsync(ct);
        return differs ? ticket.Ticket.Number : null;
    }
}
