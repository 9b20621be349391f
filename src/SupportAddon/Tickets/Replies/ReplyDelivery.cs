using Npgsql;
using SupportAddon.Connectors.Leases;
using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using SupportAddon.People;
using SupportAddon.Sdk;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tickets.Replies;

/// <summary>
/// Writes what waits for one connection, under its lease: the intent is committed, then the write leaves, then its outcome
/// is. Whoever dies between leaves an intent; the heir repeats it under the same marker, for which the connector looks first.
/// </summary>
internal sealed class ReplyDelivery(Lease lease, ITicketReply source, TimeProvider time)
{
    private readonly NpgsqlConnection db = lease.Session;

    /// <returns>How many were tried.</returns>
    public async Task<int> DeliverAsync(CancellationToken ct)
    {
        var tried = 0;
        while (await ReplyStore.NextAsync(db, lease.ConnectionId, time.GetUtcNow(), ct) is { } reply)
        {
            await DeliverAsync(reply, ct);
            tried++;
        }

        return tried;
    }

    private async Task DeliverAsync(Reply reply, CancellationToken ct)
    {
        Failpoint.Reach("reply.before-intent");
        await CommitAsync(() => ReplyStore.BeginAsync(db, reply, lease.Epoch, ct), ct);
        Failpoint.Reach("reply.after-intent");
        var delivery = await SendAsync(reply, ct);
        Failpoint.Reach("reply.after-write");
        await CommitAsync(async () =>
        {
            await ReplyStore.EndAsync(db, reply, delivery, time.GetUtcNow(), CancellationToken.None);
            if (delivery.State == ReplyState.Conflict)
                await RecordConflictAsync(reply, delivery, CancellationToken.None);
        }, CancellationToken.None);
    }

    private async Task<Delivery> SendAsync(Reply reply, CancellationToken ct)
    {
        try
        {
            return Delivery.Of(await source.ReplyAsync(Told(reply), ct), reply, time.GetUtcNow());
        }
        catch (ConnectorException failure)
        {
            return Delivery.Of(failure, reply, time.GetUtcNow());
        }
    }

    private static TicketReply Told(Reply reply) => new()
    {
        TicketId = reply.ExternalId,
        Kind = TicketWord.Parse<ReplyKind>(reply.Kind)!.Value,
        Value = reply.Value,
        Expected = reply.Expected,
        Marker = reply.Marker,
    };

    private async Task RecordConflictAsync(Reply reply, Delivery delivery, CancellationToken ct)
    {
        var ticket = await TicketEntry.OpenAsync(db, reply.TicketId, time, ct);
        var field = reply.Kind == ReplyIntent.Word(ReplyKind.Status) ? TakenField.Status : TakenField.Owner;
        var ours = field == TakenField.Status ? ticket.State.Status : ticket.State.Owner;
        if (ours is not { InConflict: false })
            return;
        await ticket.RecordAsync(new(ticket.Now, LifeEventType.Conflict, field, ours.Value), new Actor("source", null), EventNote.For(delivery.Reason), ct);
        await ticket.SaveAsync(ct);
    }

    private async Task CommitAsync(Func<Task> work, CancellationToken ct)
    {
        await using var transaction = await db.BeginTransactionAsync(ct);
        await work();
        await lease.ProveAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
