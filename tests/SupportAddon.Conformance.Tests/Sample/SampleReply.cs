using System.Text.Json;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Tests.Sample;

/// <summary>Answers the tickets of the sample desk. The marker goes into the reference of a message.</summary>
internal class SampleReply(SampleOptions options, ConnectorContext context) : SampleWriter(options, context), ITicketReply
{
    private static readonly string[] All = ["status", "assignee", "messages"];

    public virtual IReadOnlyList<ReplyKind> Replies { get; } = Enum.GetValues<ReplyKind>();

    public virtual async Task<ReplyOutcome> ReplyAsync(TicketReply reply, CancellationToken ct)
    {
        if (await FetchAsync($"/tickets/{reply.TicketId}", All, ct) is not { } ticket)
            return new ReplyOutcome(WriteResult.Missing, Reason: "There is no such ticket.");
        if (IsThere(reply, ticket, out var id))
            return new ReplyOutcome(WriteResult.AlreadySo, id);
        if (IsConflict(reply, ticket))
            return new ReplyOutcome(WriteResult.Conflict, Reason: "Somebody has changed it meanwhile.");
        await LeaveAsync(reply, ct);
        var (canTell, after) = await LookAsync(() => FetchAsync($"/tickets/{reply.TicketId}", All, CancellationToken.None));
        return canTell && after is { } now && IsThere(reply, now, out id) ? new ReplyOutcome(WriteResult.Written, id)
            : new ReplyOutcome(WriteResult.Unknown, Reason: "The desk did not answer.");
    }

    protected override IEnumerable<SourceEvent> Written(SampleRow row) => (row.Messages ?? []).Select(message => new MessagePosted
    {
        Id = $"message-{message.Id}", OccurredAt = Instant(row.Updated), Text = message.Text, Visibility = message.Internal ? Visibility.Internal : Visibility.Public,
    });

    protected static bool IsMessage(TicketReply reply) => reply.Kind is ReplyKind.Answer or ReplyKind.Note;

    protected virtual bool IsThere(TicketReply reply, JsonElement ticket, out string? id)
    {
        id = null;
        if (!IsMessage(reply))
            return ticket.GetProperty(Field(reply)).GetString() == reply.Value;
        var message = ticket.GetProperty("messages").EnumerateArray().FirstOrDefault(message => message.GetProperty("reference").GetString() == reply.Marker);
        id = message.ValueKind == JsonValueKind.Undefined ? null : MessageId(message);
        return id is not null;
    }

    protected virtual string MessageId(JsonElement message) => $"message-{Number(message, "id")}";

    protected virtual bool IsConflict(TicketReply reply, JsonElement ticket) =>
        reply.Expected is not null && !IsMessage(reply) && ticket.GetProperty(Field(reply)).GetString() != reply.Expected;

    protected virtual Task LeaveAsync(TicketReply reply, CancellationToken ct) => IsMessage(reply)
        ? LeaveAsync(HttpMethod.Post, $"/tickets/{reply.TicketId}/messages", Message(reply), ct)
        : LeaveAsync(HttpMethod.Patch, $"/tickets/{reply.TicketId}", new Dictionary<string, string?> { [Field(reply)] = reply.Value }, ct);

    protected virtual object Message(TicketReply reply) => new { text = reply.Value, @internal = reply.Kind == ReplyKind.Note, reference = reply.Marker };

    protected static string Field(TicketReply reply) => reply.Kind == ReplyKind.Status ? TicketFields.Status : TicketFields.Assignee;
}
