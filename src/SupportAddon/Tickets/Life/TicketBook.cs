using Npgsql;

namespace SupportAddon.Tickets.Life;

/// <summary>Opens tickets for acting on them: everything done to them is one transaction, or nothing of it.</summary>
internal sealed class TicketBook(NpgsqlDataSource database, TimeProvider time)
{
    public async Task<T> ActAsync<T>(long id, Func<TicketEntry, Task<T>> act, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        await using var transaction = await db.BeginTransactionAsync(ct);
        var ticket = await TicketEntry.OpenAsync(db, id, time, ct);
        var result = await act(ticket);
        await ticket.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return result;
    }

    /// <summary>Always locks the lower number first, so that two who act on the same pair do not wait for each other.</summary>
    public async Task ActAsync(long id, long otherId, Func<TicketEntry, TicketEntry, Task> act, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        await using var transaction = await db.BeginTransactionAsync(ct);
        var first = await TicketEntry.OpenAsync(db, Math.Min(id, otherId), time, ct);
        var second = await TicketEntry.OpenAsync(db, Math.Max(id, otherId), time, ct);
        await (id < otherId ? act(first, second) : act(second, first));
        await first.SaveAsync(ct);
        await second.SaveAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
