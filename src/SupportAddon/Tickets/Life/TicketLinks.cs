using System.Globalization;
using SupportAddon.Core.Life;
using SupportAddon.People;

namespace SupportAddon.Tickets.Life;

/// <summary>Ties between tickets of one client, and merges, which can be undone.</summary>
internal sealed class TicketLinks(TicketBook book)
{
    public Task LinkAsync(long id, string kind, long otherId, Actor actor, CancellationToken ct) => ActAsync(id, otherId, async (ticket, other) =>
    {
        if (!LinkKind.All.Contains(kind))
            throw new RefusedException($"\"{kind}\" is no way in which tickets are tied.", $"Use one of: {string.Join(", ", LinkKind.All)}.");
        if (ticket.State.Links.Contains(new(kind, otherId)))
            return;
        await RecordAsync(ticket, LifeEventType.Link, kind, null, otherId, actor, null, ct);
        await RecordAsync(other, LifeEventType.Link, LinkKind.Inverse(kind), null, id, actor, null, ct);
    }, ct);

    public Task UnlinkAsync(long id, long otherId, Actor actor, CancellationToken ct) => ActAsync(id, otherId, async (ticket, other) =>
    {
        if (!ticket.State.Links.Any(link => link.Ticket == otherId))
            throw new RefusedException($"{ticket.Ticket.Number} and {other.Ticket.Number} are not tied to each other.", $"See its ties: supportaddon ticket show {ticket.Ticket.Number}");
        foreach (var link in ticket.State.Links.Where(link => link.Ticket == otherId).ToList())
            await RecordAsync(ticket, LifeEventType.Link, link.Kind, otherId, null, actor, null, ct);
        foreach (var link in other.State.Links.Where(link => link.Ticket == id).ToList())
            await RecordAsync(other, LifeEventType.Link, link.Kind, id, null, actor, null, ct);
    }, ct);

    /// <summary>From then on the other speaks for both; nothing is written to the source.</summary>
    public Task MergeAsync(long id, long intoId, string? reason, Actor actor, CancellationToken ct) => ActAsync(id, intoId, async (ticket, into) =>
    {
        if (ticket.State.MergedInto is not null)
            throw new RefusedException($"{ticket.Ticket.Number} was merged already.", $"Separate it first: supportaddon ticket unmerge {ticket.Ticket.Number}");
        if (into.State.MergedInto is { } further)
            throw new RefusedException($"{into.Ticket.Number} was itself merged into another ticket.", $"Merge into that one, our number {further}.");
        await RecordAsync(ticket, LifeEventType.Merge, null, null, intoId, actor, reason, ct);
        await RecordAsync(into, LifeEventType.Absorption, null, null, id, actor, reason, ct);
    }, ct);

    public Task UnmergeAsync(long id, long intoId, string? reason, Actor actor, CancellationToken ct) => ActAsync(id, intoId, async (ticket, into) =>
    {
        if (ticket.State.MergedInto != intoId)
            throw new RefusedException($"{ticket.Ticket.Number} is not merged into {into.Ticket.Number}.", $"See: supportaddon ticket show {ticket.Ticket.Number}");
        await RecordAsync(ticket, LifeEventType.Merge, null, intoId, null, actor, reason, ct);
        await RecordAsync(into, LifeEventType.Absorption, null, id, null, actor, reason, ct);
    }, ct);

    private Task ActAsync(long id, long otherId, Func<TicketEntry, TicketEntry, Task> act, CancellationToken ct)
    {
        if (id == otherId)
            throw new RefusedException("A ticket is not tied to itself.", "Name two tickets.");
        return book.ActAsync(id, otherId, (ticket, other) => ticket.Ticket.ClientId == other.Ticket.ClientId
            ? act(ticket, other)
            : throw new RefusedException(
                $"{ticket.Ticket.Number} and {other.Ticket.Number} are of different clients: one would see what is the other's.", "Write a note on each of them instead."), ct);
    }

    private static Task<long> RecordAsync(
        TicketEntry ticket, string type, string? field, long? from, long? to, Actor actor, string? reason, CancellationToken ct) =>
        ticket.RecordAsync(new(ticket.Now, type, field, Text(from), Text(to)), actor, EventNote.For(reason), ct);

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
