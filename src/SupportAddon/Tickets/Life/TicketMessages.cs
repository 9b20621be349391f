using SupportAddon.Core.Life;
using SupportAddon.People;
using SupportAddon.Sdk;
using SupportAddon.Tickets.Replies;

namespace SupportAddon.Tickets.Life;

/// <summary>Answers, which the requester sees, and notes, which only the support side does.</summary>
internal sealed class TicketMessages(TicketBook book)
{
    public Task<Recorded> AnswerAsync(long id, string? text, Actor actor, CancellationToken ct) =>
        WriteAsync(id, ReplyKind.Answer, Refused.Empty(text, "An answer"), "public", actor, ct);

    public Task<Recorded> NoteAsync(long id, string? text, Actor actor, CancellationToken ct) =>
        WriteAsync(id, ReplyKind.Note, Refused.Empty(text, "A note"), "internal", actor, ct);

    private Task<Recorded> WriteAsync(long id, ReplyKind kind, string text, string visibility, Actor actor, CancellationToken ct) =>
        book.ActAsync(id, async ticket =>
        {
            var written = await ticket.RecordAsync(new(ticket.Now, LifeEventType.Message), actor, new() { Body = text, Visibility = visibility }, ct);
            return await ReplyIntent.WriteMessageAsync(ticket, written, kind, text, ct);
        }, ct);
}
