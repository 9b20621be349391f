using Dapper;
using SupportAddon.Core.Tickets;
using SupportAddon.Sdk;
using SupportAddon.Sync;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tickets.Replies;

/// <summary>Puts down, in the transaction of the event itself, what is to be written to the source: before anything is sent.</summary>
internal static class ReplyIntent
{
    public static Task<Recorded> WriteMessageAsync(TicketEntry entry, long eventId, ReplyKind kind, string text, CancellationToken ct) =>
        Refuses(entry, kind) is { } why
            ? Task.FromResult(Here(entry, eventId, why))
            : WriteAsync(entry, eventId, kind, text, expected: null, ct);

    /// <summary>The source must still have what it had, or what we have written or are about to write.</summary>
    public static async Task<Recorded> WriteValueAsync(
        TicketEntry entry, long eventId, ReplyKind kind, string? value, string? sourceHas, CancellationToken ct) =>
        await WriteAsync(entry, eventId, kind, value, await LastWrittenAsync(entry, kind, ct) is (true, var last) ? last : sourceHas, ct);

    /// <summary>Why nothing of this kind is written for the ticket; empty where nobody would expect it.</summary>
    public static string? Refuses(TicketEntry entry, ReplyKind kind) =>
        entry.Ticket.ConnectionId is null ? ""
        : entry.Ticket.IsGone ? $"{entry.Ticket.Connection} does not have this ticket any more."
        : entry.Ticket.Replies.Contains(Word(kind)) ? null
        : $"The connector of {entry.Ticket.Connection} cannot write {Words(kind)}.";

    public static Recorded Here(TicketEntry entry, long eventId, string? why) =>
        new(entry.Ticket.Id, entry.Ticket.Number, eventId) { StaysHere = string.IsNullOrEmpty(why) ? null : why };

    public static string Word(ReplyKind kind) => TicketWord.Of(kind);

    /// <summary>What still waits of this kind is not wanted any more.</summary>
    public static Task<int> WithdrawAsync(TicketEntry entry, ReplyKind kind, CancellationToken ct) => entry.Db.ExecuteAsync(new CommandDefinition(
        """
        update ticket_reply set state = 'withdrawn', due_at = null, ended_at = @Now
        where ticket_id = @Id and kind = @kind and state in ('waiting', 'unknown', 'refused', 'conflict')
        """, new { entry.Ticket.Id, kind = Word(kind), entry.Now }, cancellationToken: ct));

    private static async Task<Recorded> WriteAsync(TicketEntry entry, long eventId, ReplyKind kind, string? value, string? expected, CancellationToken ct)
    {
        var id = await entry.Db.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            insert into ticket_reply (ticket_id, connection_id, event_id, kind, value, expected, marker, asked_at, due_at)
            values (@Id, @ConnectionId, @eventId, @kind, @value, @expected, @marker, @Now, @Now) returning id
            """,
            new
            {
                entry.Ticket.Id, entry.Ticket.ConnectionId, eventId, kind = Word(kind), value = CleanText.OrNull(value), expected,
                marker = $"sa-{Guid.NewGuid():N}", entry.Now,
            }, cancellationToken: ct));
        return new(entry.Ticket.Id, entry.Ticket.Number, eventId) { Reply = id };
    }

    /// <summary>While ours stands, the source has what we sent last; the pull that would show it may not have come yet.</summary>
    private static async Task<(bool Is, string? Value)> LastWrittenAsync(TicketEntry entry, ReplyKind kind, CancellationToken ct) =>
        await entry.Db.QuerySingleOrDefaultAsync<(bool, string?)>(new CommandDefinition(
            """
            select true, value from ticket_reply
            where ticket_id = @Id and kind = @kind and state in ('waiting', 'sending', 'unknown', 'written')
              and event_id >= coalesce((
                select max(id) from ticket_event where ticket_id = @Id and type = 'settlement' and field = @field), 0)
            order by id desc limit 1
            """, new { entry.Ticket.Id, kind = Word(kind), field = kind == ReplyKind.Status ? "status" : "owner" }, cancellationToken: ct));

    private static string Words(ReplyKind kind) => kind switch
    {
        ReplyKind.Answer => "an answer",
        ReplyKind.Note => "a note",
        ReplyKind.Status => "a status",
        _ => "an assignment",
    };
}
