using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using SupportAddon.People;
using SupportAddon.Sdk;
using SupportAddon.Tickets.Replies;

namespace SupportAddon.Tickets.Life;

/// <summary>Brings tickets from state to state, along the table of <see cref="Transitions"/> and no other way.</summary>
internal sealed class TicketMoves(TicketBook book)
{
    public Task<Recorded> MoveAsync(long id, TicketStatus to, string? reason, Actor actor, CancellationToken ct) =>
        book.ActAsync(id, ticket => MoveAsync(ticket, to, Party.Support, reason, actor, ct), ct);

    /// <summary>The requester says that the solution holds; whoever records it says so in the requester's name.</summary>
    public Task<Recorded> ConfirmAsync(long id, string? comment, Actor actor, CancellationToken ct) => book.ActAsync(id, async ticket =>
    {
        Refused.If(Transitions.Refuse(ticket.Status, TicketStatus.Closed, Party.Requester, comment));
        await JudgeAsync(ticket, Verdict.Confirmed, comment, actor, ct);
        return await MoveAsync(ticket, TicketStatus.Closed, Party.Requester, comment, actor, ct);
    }, ct);

    public Task<Recorded> RefuseAsync(long id, string? reason, Actor actor, CancellationToken ct) => book.ActAsync(id, async ticket =>
    {
        if (ticket.Status != TicketStatus.Resolved)
            throw new RefusedException($"{ticket.Ticket.Number} has no solution that could be refused: it is {Word(ticket.Status)}.", "A closed ticket is reopened: supportaddon ticket reopen NUMBER --reason WHY");
        Refused.If(Transitions.Refuse(ticket.Status, TicketStatus.InProgress, Party.Requester, reason));
        await JudgeAsync(ticket, Verdict.Refused, reason, actor, ct);
        return await MoveAsync(ticket, TicketStatus.InProgress, Party.Requester, reason, actor, ct);
    }, ct);

    /// <summary>Soon enough it is the same ticket; later a new one follows it.</summary>
    public Task<Recorded> ReopenAsync(long id, string? reason, Actor actor, CancellationToken ct) => book.ActAsync(id, async ticket =>
    {
        Refused.If(await RefuseReopeningAsync(ticket, ct));
        return await ReopenAsync(ticket, reason, actor, ct);
    }, ct);

    /// <returns>Why a ticket in hand is not reopened; null when it may be.</returns>
    public static async Task<Refusal?> RefuseReopeningAsync(TicketEntry ticket, CancellationToken ct) =>
        HasEnded(ticket)
            ? Standing(ticket) ?? TooLate(ticket, await Ending.OfAsync(ticket, ct))
            : new Refusal($"{ticket.Ticket.Number} is {Word(ticket.Status)}: there is nothing to reopen.", "Move it on: supportaddon ticket move NUMBER STATUS");

    /// <summary>A ticket in hand that nothing stands against.</summary>
    public static Task<Recorded> ReopenAsync(TicketEntry ticket, string? reason, Actor actor, CancellationToken ct) =>
        MoveAsync(ticket, ticket.Status == TicketStatus.Cancelled ? TicketStatus.Qualification : TicketStatus.InProgress, Party.Support, reason, actor, ct);

    public static bool HasEnded(TicketEntry ticket) => ticket.Status is TicketStatus.Resolved or TicketStatus.Closed or TicketStatus.Cancelled;

    /// <summary>Nobody has objected for as long as was agreed.</summary>
    /// <returns>False when somebody has, in the meantime.</returns>
    public Task<bool> CloseSilentlyAsync(long id, CancellationToken ct) => book.ActAsync(id, async ticket =>
    {
        if (ticket.Status != TicketStatus.Resolved || ticket.State.MergedInto is not null || ticket.State.InConflict
            || ticket.State.ResolvedAt is not { } resolved || ticket.Now - resolved < ticket.Ticket.Terms.Confirmation)
            return false;
        await JudgeAsync(ticket, Verdict.Silent, null, OfTime, ct);
        await MoveAsync(ticket, TicketStatus.Closed, Party.Time, null, OfTime, ct);
        return true;
    }, ct);

    /// <summary>The state that somebody names for support to bring a ticket to.</summary>
    public static TicketStatus Status(string? word) => TicketWord.Parse<TicketStatus>(word) switch
    {
        TicketStatus.Closed => throw new RefusedException("A ticket is closed by the requester's confirmation, or by silence.", "Record the confirmation: supportaddon ticket confirm NUMBER"),
        { } status => status,
        null => throw new RefusedException($"\"{word}\" is no state of a ticket.", $"Use one of: {string.Join(", ", TicketWord.All<TicketStatus>())}."),
    };

    private static Actor OfTime { get; } = new("time", null);

    private static async Task<Recorded> MoveAsync(TicketEntry ticket, TicketStatus to, Party by, string? reason, Actor actor, CancellationToken ct)
    {
        Refused.If(Standing(ticket));
        Refused.If(Transitions.Refuse(ticket.Status, to, by, reason));
        // The requester, who reopens by refusing a solution, cannot decide what is covered.
        if (to == TicketStatus.InProgress && by == Party.Support && ticket.Kind == TicketKind.Change)
            Refused.If(CoverageDecision.RefuseWork(ticket.Ticket.Number, ticket.State.Coverage, Funnel.Stage(ticket.State.Change, ticket.State.Coverage, to)));
        if (to == TicketStatus.Resolved)
            Refused.If(Resolution.Refuse(TypeOf(ticket), ticket.State));
        var (value, stays) = ReplyTarget.OfStatus(ticket, TicketWord.Of(to));
        var source = ticket.Ticket.SourceValue(TicketFields.Status);
        var moved = new LifeEvent(ticket.Now, LifeEventType.State, null, Word(ticket.Status), TicketWord.Of(to), ticket.State.Status?.Base ?? source);
        var id = await ticket.RecordAsync(moved, actor, new() { Body = reason, Visibility = "public", Side = by == Party.Requester ? "client" : null }, ct);
        return stays is null
            ? await ReplyIntent.WriteValueAsync(ticket, id, ReplyKind.Status, value, source, ct)
            : ReplyIntent.Here(ticket, id, stays);
    }

    /// <summary>One that was merged into another is acted on no more.</summary>
    public static Refusal? Merged(TicketEntry ticket) => ticket.State.MergedInto is { } into
        ? new Refusal($"{ticket.Ticket.Number} was merged into another ticket (our number {into}), which speaks for it.", "Act on that one, or separate them: supportaddon ticket unmerge NUMBER")
        : null;

    private static Refusal? Standing(TicketEntry ticket) =>
        Merged(ticket) is { } merged ? merged
        : ticket.State.Status is { InConflict: true } ours ? new Refusal($"The status of {ticket.Ticket.Number} was changed at the source{(ours.Theirs is null ? "" : $" to \"{ours.Theirs}\"")} after it was changed here.", "Say which one stands: supportaddon ticket settle NUMBER --keep ours, or theirs")
        : null;

    private static Refusal? TooLate(TicketEntry ticket, DateTimeOffset? ended) =>
        ended is { } at && ticket.Now - at > ticket.Ticket.Terms.Reopening
            ? new Refusal($"{ticket.Ticket.Number} ended {(int)(ticket.Now - at).TotalDays} days ago; it is reopened within {ticket.Ticket.Terms.Reopening.TotalDays:0}.",
                $"Make a new one that follows it: supportaddon ticket create --follows {ticket.Ticket.Number} --client CODE --title TITLE")
            : null;

    private static Task<long> JudgeAsync(TicketEntry ticket, string verdict, string? comment, Actor actor, CancellationToken ct) =>
        ticket.RecordAsync(new(ticket.Now, LifeEventType.Confirmation, verdict), actor, new() { Body = comment, Visibility = "public", Side = verdict == Verdict.Silent ? null : "client" }, ct);

    private static MaintenanceType? TypeOf(TicketEntry ticket) =>
        TicketWord.Parse<MaintenanceType>(ticket.State.Value(QualificationField.MaintenanceType)) ?? ticket.Ticket.Source.MaintenanceType;

    private static string Word(TicketStatus? status) => TicketWord.Of(status ?? TicketStatus.Reception);
}
