using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using SupportAddon.Access;
using SupportAddon.Core.Access;
using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using SupportAddon.People;
using SupportAddon.Shell;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tickets.Pages;

/// <summary>One ticket: ours beside the source's, what happened, and what may be done about it.</summary>
[Requires(Permission.ViewTickets)]
internal sealed class TicketModel(VisibleTickets tickets, TicketSheetReader sheets, PersonStore people, RoutingReader routing, Reader reader) : FormPage
{
    public TicketSheet Sheet { get; private set; } = null!;

    /// <summary>Where support may bring it from here.</summary>
    public IReadOnlyList<TicketWay> Ways { get; private set; } = [];

    /// <summary>What may be done with it as a change request.</summary>
    public IReadOnlyList<FunnelStep> Steps { get; private set; } = [];

    /// <summary>Who fits it; null for whoever assigns no tickets.</summary>
    public Routed? Routed { get; private set; }

    /// <summary>Those of the support side whom nothing proposes.</summary>
    public IReadOnlyList<Person> Others { get; private set; } = [];

    /// <summary>Of the form that was refused: shown open, with what was typed.</summary>
    public string? Handler { get; private set; }

    public Caller Caller => HttpContext.Caller();

    public TicketLine Ticket => Sheet.Ticket;

    /// <summary>Where it opens in its source; null where that is no page of the web.</summary>
    public string? Link => Uri.TryCreate(Sheet.Link, UriKind.Absolute, out var link) && (link.Scheme == Uri.UriSchemeHttp || link.Scheme == Uri.UriSchemeHttps) ? Sheet.Link : null;

    /// <summary>It is somebody's, so that promises and rules hold for it; how they are kept is support's to see.</summary>
    public bool IsPromised => Caller.SeesAllClients && Ticket.Client is not null;

    /// <summary>A solution waits for the requester's word, which support records too.</summary>
    public bool IsToBeJudged => Caller.May(Permission.AnswerTickets) && Ticket is { Status: "resolved", MergedInto: null };

    public bool CanBeReopened => Caller.May(Permission.MoveTickets) && Ticket is { Status: "closed" or "cancelled", MergedInto: null };

    public IEnumerable<(string Name, Ours Ours)> Conflicts =>
        new (string Name, Ours? Ours)[] { ("status", Sheet.Support.Status), ("owner", Sheet.Support.Owner) }.Where(pair => pair.Ours is { InConflict: true }).Select(pair => (pair.Name, pair.Ours!));

    /// <summary>What makes a way legal, and what it asks for.</summary>
    public static string Why(Reader reader, TicketWay way) =>
        $"{reader[$"why.{TicketWord.Of(way.From)}.{TicketWord.Of(way.To)}"]} {(way.NeedsReason ? reader["act.move.reason-needed"] : "")}";

    /// <summary>Who fits, and by what.</summary>
    public static string Why(Reader reader, Routed routed, Proposal proposal)
    {
        var reasons = routed.Reasons(proposal).Select(reason => reader[$"route.{reason.What}", reason.Value]);
        return $"{proposal.Person.Name} ({string.Join(", ", [.. reasons, reader["route.open", reader.Number(proposal.Person.Open)]])})";
    }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) =>
        await tickets.HasAsync(Caller, id, ct) ? await ShowAsync(id, ct) : NotFound();

    public Task<IActionResult> OnPostAnswerAsync(long id, string? text, [FromServices] TicketMessages messages, CancellationToken ct) =>
        ActAsync(id, Permission.AnswerTickets, actor => messages.AnswerAsync(id, text, Caller, actor, ct), ct);

    public Task<IActionResult> OnPostConfirmAsync(long id, string? text, [FromServices] TicketMoves moves, CancellationToken ct) =>
        ActAsync(id, Permission.AnswerTickets, actor => moves.ConfirmAsync(id, text, actor, ct), ct);

    public Task<IActionResult> OnPostRefuseAsync(long id, string? reason, [FromServices] TicketMoves moves, CancellationToken ct) =>
        ActAsync(id, Permission.AnswerTickets, actor => moves.RefuseAsync(id, reason, actor, ct), ct);

    public Task<IActionResult> OnPostNoteAsync(long id, string? text, [FromServices] TicketMessages messages, CancellationToken ct) =>
        ActAsync(id, Permission.MoveTickets, actor => messages.NoteAsync(id, text, actor, ct), ct);

    public Task<IActionResult> OnPostMoveAsync(long id, string? to, string? reason, [FromServices] TicketMoves moves, CancellationToken ct) =>
        ActAsync(id, Permission.MoveTickets, actor => moves.MoveAsync(id, TicketMoves.Status(to), reason, actor, ct), ct);

    public Task<IActionResult> OnPostReopenAsync(long id, string? reason, [FromServices] TicketMoves moves, CancellationToken ct) =>
        ActAsync(id, Permission.MoveTickets, actor => moves.ReopenAsync(id, reason, actor, ct), ct);

    public Task<IActionResult> OnPostAssignAsync(
        long id, string? owner, string? level, string? reason, [FromServices] TicketAssignments assignments, CancellationToken ct) =>
        ActAsync(id, Permission.AssignTickets, async actor =>
        {
            // The form shows both as they are: only what was changed is meant.
            var ticket = (await sheets.GetAsync(id, ct)).Ticket;
            await assignments.GiveAsync(id, owner == ticket.OwnerCode ? null : owner, level == ticket.Level ? null : level, reason, actor, ct);
        }, ct);

    public Task<IActionResult> OnPostQualifyAsync(long id, string? reason, [FromServices] TicketQualification qualification, CancellationToken ct) =>
        ActAsync(id, Permission.QualifyTickets, async actor =>
        {
            var sent = QualificationField.All.Where(Request.Form.ContainsKey).ToDictionary(field => field, field => Given(Request.Form[field]));
            var state = (await sheets.GetAsync(id, ct)).Support;
            await qualification.SetAsync(id, sent.Where(pair => state.Value(pair.Key) != pair.Value).ToDictionary(), reason, actor, ct);
        }, ct);

    public Task<IActionResult> OnPostEstimateAsync(
        long id, string? effort, string? unit, string? by, string? reason, [FromServices] TicketFunnel funnel, CancellationToken ct) =>
        ActAsync(id, Permission.QualifyTickets, actor => funnel.EstimateAsync(id, new(Life.Typed.Number(effort), Life.Typed.Unit(unit), by ?? actor.Name), reason, actor, ct), ct);

    public Task<IActionResult> OnPostQuoteAsync(
        long id, string? reference, string? amount, string? currency, string? validUntil, string? reason, [FromServices] TicketFunnel funnel, CancellationToken ct) =>
        ActAsync(id, Permission.QualifyTickets, actor => funnel.QuoteAsync(
            id, new(reference?.Trim() ?? "", Life.Typed.Number(amount), currency?.Trim().ToUpperInvariant() ?? "", Life.Typed.Day(validUntil)), reason, actor, ct), ct);

    public Task<IActionResult> OnPostAcceptAsync(long id, string? by, string? reference, [FromServices] TicketFunnel funnel, CancellationToken ct) =>
        ActAsync(id, Permission.AnswerTickets, actor => funnel.AcceptAsync(id, by, reference, Caller.Side, actor, ct), ct);

    public Task<IActionResult> OnPostDeclineAsync(long id, string? by, string? reason, [FromServices] TicketFunnel funnel, CancellationToken ct) =>
        ActAsync(id, Permission.AnswerTickets, actor => funnel.DeclineAsync(id, by, reason, Caller.Side, actor, ct), ct);

    public Task<IActionResult> OnPostLinkAsync(long id, string? kind, string? other, [FromServices] TicketLinks links, CancellationToken ct) =>
        ActAsync(id, Permission.QualifyTickets, async actor => await links.LinkAsync(id, kind ?? "", await tickets.FindAsync(Caller, other, ct), actor, ct), ct);

    public Task<IActionResult> OnPostUnlinkAsync(long id, long other, [FromServices] TicketLinks links, CancellationToken ct) =>
        ActAsync(id, Permission.QualifyTickets, actor => links.UnlinkAsync(id, other, actor, ct), ct);

    public Task<IActionResult> OnPostMergeAsync(long id, string? other, string? reason, [FromServices] TicketLinks links, CancellationToken ct) =>
        ActAsync(id, Permission.QualifyTickets, async actor => await links.MergeAsync(id, await tickets.FindAsync(Caller, other, ct), reason, actor, ct), ct);

    public Task<IActionResult> OnPostUnmergeAsync(long id, long other, [FromServices] TicketLinks links, CancellationToken ct) =>
        ActAsync(id, Permission.QualifyTickets, actor => links.UnmergeAsync(id, other, reason: null, actor, ct), ct);

    public Task<IActionResult> OnPostContactAsync(long id, string? party, string? text, string? at, [FromServices] TicketContacts contacts, CancellationToken ct) =>
        ActAsync(id, Permission.MoveTickets, actor => contacts.ContactAsync(id, party, text, reader.Instant(at), actor, ct), ct);

    public Task<IActionResult> OnPostSessionAsync(
        long id, string? consent, int minutes, string? text, string? at, [FromServices] TicketContacts contacts, CancellationToken ct) =>
        ActAsync(id, Permission.MoveTickets, actor => contacts.RemoteSessionAsync(id, consent, TicketContacts.Minutes(minutes), text, reader.Instant(at), actor, ct), ct);

    public Task<IActionResult> OnPostSettleAsync(long id, string? keep, [FromServices] TicketConflicts conflicts, CancellationToken ct) =>
        ActAsync(id, Permission.MoveTickets, actor => conflicts.SettleAsync(id, TicketConflicts.Kept(keep), actor, ct), ct);

    /// <summary>What was typed into the form that was refused, so that it is not lost.</summary>
    public string? Typed(string handler, string name) => Handler == handler ? Typed(name) : null;

    private async Task<IActionResult> ActAsync(long id, Permission permission, Func<People.Actor, Task> act, CancellationToken ct, [CallerMemberName] string handler = "")
    {
        if (!await tickets.HasAsync(Caller, id, ct))
            return NotFound();
        if (!Caller.May(permission))
            return Forbid();
        return await TryAsync(() => act(HttpContext.Actor()), $"/tickets/{id}", () =>
        {
            Handler = handler["OnPost".Length..^"Async".Length];
            return ShowAsync(id, ct);
        });
    }

    private async Task<IActionResult> ShowAsync(long id, CancellationToken ct)
    {
        Sheet = await sheets.GetAsync(id, Caller, ct);
        Ways = TicketWay.Of(Sheet, Caller);
        Steps = TicketChange.Steps(Sheet, Caller);
        if (Caller.May(Permission.AssignTickets))
            await ProposeAsync(id, ct);
        return Page();
    }

    private async Task ProposeAsync(long id, CancellationToken ct)
    {
        Routed = await routing.ReadAsync(id, Caller.ClientId, ct);
        var proposed = Routed.Proposals.Select(proposal => proposal.Person.Code).ToHashSet();
        Others = [.. (await people.ListAsync(ct)).Where(person => person.Side == PersonSide.Support && !proposed.Contains(person.Code))];
    }
}
