using SupportAddon.Clients;
using SupportAddon.Connectors;
using SupportAddon.Connectors.Leases;
using SupportAddon.Sdk;

namespace SupportAddon.Tickets.Replies;

/// <summary>Sends what waits for a connection, when its lease is to be had: the one way for commands, pages and the service.</summary>
internal sealed class ReplySender(LeaseStore leases, ConnectorOpener opener, ReplyStore replies, ConnectionStore connections, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    /// <returns>False, at once, when somebody else is at the connection.</returns>
    public async Task<bool> TrySendAsync(Connection connection, string starter, CancellationToken ct)
    {
        await using var lease = await leases.TryTakeAsync(connection.Id, LeaseHolder.ForReply(starter), ct);
        if (lease is not null)
            await SendAsync(connection, lease, ct);
        return lease is not null;
    }

    /// <summary>A lease that is lost on the way leaves the rest to whoever has it now.</summary>
    public async Task SendAsync(Connection connection, Lease lease, CancellationToken ct)
    {
        if (await ReplyStore.NextAsync(lease.Session, connection.Id, time.GetUtcNow(), ct) is null)
            return;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, lease.Ended);
        try
        {
            await SendAllAsync(connection, lease, stop.Token);
        }
        catch (Exception e) when (e is LeaseLostException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
        }
    }

    private async Task SendAllAsync(Connection connection, Lease lease, CancellationToken ct)
    {
        try
        {
            await using var open = opener.Open(connection);
            await new ReplyDelivery(lease, open.Replies ?? new NoReplies(), time).DeliverAsync(ct);
        }
        catch (Exception e) when (e is ConnectorException or RefusedException)
        {
            // It could not even be opened: what waits says so, and is tried again.
            await new ReplyDelivery(lease, new NoReplies(e), time).DeliverAsync(ct);
        }
    }

    /// <summary>
    /// Sends a reply now, or watches how somebody else does. Where the connection is taken for longer it stays in the queue,
    /// from which the service, or whoever sends next, takes it.
    /// </summary>
    public async Task<Reply> FollowAsync(long id, string starter, CancellationToken ct)
    {
        var begun = time.GetTimestamp();
        var reply = await replies.GetAsync(id, ct);
        var connection = (await connections.ListAsync(ct)).Single(stored => stored.Id == reply.ConnectionId);
        while (reply.DueAt <= time.GetUtcNow() && time.GetElapsedTime(begun) < Patience)
        {
            if (!await TrySendAsync(connection, starter, ct))
                await Task.Delay(BetweenLooks, time, ct);
            reply = await replies.GetAsync(id, ct);
        }

        return reply;
    }
}
