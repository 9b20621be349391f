using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Requests;
using SupportAddon.Rest.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Replies;

/// <summary>Answers and notes. The marker goes out as a part of the text, and is found again in the ticket's history.</summary>
internal sealed class Messages(Manifest manifest, HistoryMapper history, OneTicket ticket)
{
    public async Task<ReplyOutcome> PostAsync(TicketReply reply, ReplyPlan plan, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reply.Value))
            throw new ConnectorException(FailureKind.Refused, "An answer or a note without text is not sent.", "Write a text.");
        if (await ticket.FindAsync(ct) is not { } now)
            return ticket.Missing;
        if (Found(now, reply) is { } there)
            return new ReplyOutcome(WriteResult.AlreadySo, there.Id);
        var sent = await ticket.WriteAsync(plan, new Dictionary<string, JsonNode?> { [ReplyPlan.Text] = reply.Value, [ReplyPlan.Marker] = reply.Marker }, ct);
        var (message, failure) = await ticket.LookAgainAsync(record => Found(record, reply));
        return message is not null ? Written(message, reply.Kind) : NotFound(sent, failure);
    }

    // Whoever quotes a message does so later.
    private MessagePosted? Found(JsonElement record, TicketReply reply) =>
        history.Messages(record, reply.TicketId).Where(message => MarkerIn.Holds(message.Text, reply.Marker)).MinBy(message => message.OccurredAt);

    private ReplyOutcome Written(MessagePosted message, ReplyKind kind)
    {
        var wanted = kind == ReplyKind.Answer ? Visibility.Public : Visibility.Internal;
        return message.Visibility == wanted ? new ReplyOutcome(WriteResult.Written, message.Id) : new ReplyOutcome(WriteResult.Altered, message.Id,
            $"{manifest.Name} made a message of it that is {message.Visibility} and not {wanted}: look at the ticket, and give the connection's user the right to write such messages.");
    }

    private ReplyOutcome NotFound(Sent sent, ConnectorException? failure) =>
        sent.Doubt == Doubt.Ended && failure is null ? throw sent.Failure!
        : OneTicket.Unsure((sent.Failure ?? failure)?.Message ?? $"{manifest.Name} said yes, and the ticket's history does not show it. Check that the connection's user may write messages.");
}
