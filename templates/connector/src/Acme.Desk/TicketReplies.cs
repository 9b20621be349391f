using SupportAddon.Sdk;

namespace Acme.Desk;

/// <summary>Writing: look first, send once, believe only what is read back.</summary>
internal sealed class TicketReplies(DeskApi api)
{
    public static IReadOnlyList<ReplyKind> Kinds { get; } = [ReplyKind.Answer, ReplyKind.Note, ReplyKind.Status];

    public async Task<ReplyOutcome> ReplyAsync(TicketReply reply, CancellationToken ct)
    {
        if (!Kinds.Contains(reply.Kind))
            throw new ConnectorException(FailureKind.Refused, $"The desk has no way to write the {reply.Kind} of a ticket.", "Change it in the desk itself.");
        if (await api.FindAsync(reply.TicketId, ct) is not { } now)
            return new ReplyOutcome(WriteResult.Missing, Reason: $"There is no ticket {reply.TicketId}.");
        if (IsDone(reply, now, out var id))
            return new ReplyOutcome(WriteResult.AlreadySo, id);
        if (reply is { Kind: ReplyKind.Status, Expected: { } expected } && now.Status != expected)
            return new ReplyOutcome(WriteResult.Conflict, Reason: $"The ticket is {now.Status} by now.");
        ct.ThrowIfCancellationRequested(); // Up to here there is a way back.
        await SendAsync(reply);
        return await ReadBackAsync(reply);
    }

    /// <summary>Sends it once. What proves that nothing was written goes on as a failure; anything else is for reading back to tell.</summary>
    private async Task SendAsync(TicketReply reply)
    {
        try
        {
            await api.WriteAsync(reply);
        }
        catch (ConnectorException failure) when (!failure.NothingWasSent && failure.Kind is FailureKind.Unreachable or FailureKind.Broken or FailureKind.Unexpected)
        {
        }
    }

    private async Task<ReplyOutcome> ReadBackAsync(TicketReply reply)
    {
        try
        {
            if (await api.FindAsync(reply.TicketId, CancellationToken.None) is { } now && IsDone(reply, now, out var id))
                return new ReplyOutcome(WriteResult.Written, id);
        }
        catch (ConnectorException)
        {
            // It was sent, and nobody can say what became of it.
        }
        return new ReplyOutcome(WriteResult.Unknown, Reason: "The desk did not say whether it took the reply.");
    }

    /// <summary>Whether the ticket shows it: a message by our marker, a state by its value.</summary>
    private static bool IsDone(TicketReply reply, DeskTicket ticket, out string? id)
    {
        var message = ticket.Messages.FirstOrDefault(message => message.Reference == reply.Marker);
        id = message is null ? null : TicketMapping.EventId(message);
        return reply.Kind == ReplyKind.Status ? ticket.Status == reply.Value : message is not null;
    }
}
