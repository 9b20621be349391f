using SupportAddon.Access;
using SupportAddon.Core.Life;
using SupportAddon.People;
using SupportAddon.Sdk;
using SupportAddon.Tickets.Replies;

namespace SupportAddon.Tickets.Life;

/// <summary>Answers, which the requester sees, and notes, which only the support side does.</summary>
internal sealed class TicketMessages(TicketBook book)
{
    /// <summary>Whoever belongs to a client speaks for it: that is told apart from support's word, on which promises are measured.</summary>
    public Task<Recorded> AnswerAsync(long id, string? text, Caller caller, Actor actor, CancellationToken ct) => WriteAsync(
        id, ReplyKind.Answer, Refused.Empty(text, "An answer"), new() { Visibility = "public", Side = caller.SeesAllClients ? null : PersonSide.Client }, actor, ct);

    public Task<Recorded> AnswerAsync(long id, string? text, Actor actor, CancellationToken ct) =>
        WriteAsync(id, ReplyKind.Answer, Refused.Empty(text, "An answer"), new() { Visibility = "public" }, actor, ct);

    public Task<Recorded> NoteAsync(long id, string? text, Actor actor, CancellationToken ct) =>
        WriteAsync(id, ReplyKind.Note, Refused.Empty(text, "A note"), EventNote.None, actor, ct);

    private Task<Recorded> WriteAsync(long id, ReplyKind kind, string text, EventNote note, Actor actor, CancellationToken ct) =>
        book.ActAsync(id, async ticket =>
        {
            var written = await ticket.RecordAsync(new(ticket.Now, LifeEventType.Message), actor, note with { Body = text }, ct);
            return await ReplyIntent.WriteMessageAsync(ticket, written, kind, text, ct);
        }, ct);
}
