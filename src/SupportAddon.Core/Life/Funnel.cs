using SupportAddon.Core.Sentences;
using SupportAddon.Core.Tickets;
using static SupportAddon.Core.Life.FunnelStage;
using static SupportAddon.Core.Life.Party;

namespace SupportAddon.Core.Life;

/// <summary>The one table of the steps that a change request may take (R3), beside <see cref="Transitions"/> for the states of a ticket.</summary>
internal static class Funnel
{
    public static IReadOnlyList<FunnelStep> All { get; } =
    [
        new(Requested, Estimated, Support, false, "It is known how much work it is."),
        new(Requested, Accepted, Support, false, "The contract covers it: nothing is to be quoted.") { IsForCovered = true },
        new(Requested, Refused, Support, true, "It is not done, for the reason given."),

        new(Estimated, Estimated, Support, true, "It is more or less work than was thought."),
        new(Estimated, Quoted, Support, false, "The client knows the price."),
        new(Estimated, Accepted, Support, false, "The contract covers it: nothing is to be quoted.") { IsForCovered = true },
        new(Estimated, Refused, Support, true, "It is not done, for the reason given."),

        new(Quoted, Estimated, Support, true, "It is more or less work than was thought."),
        new(Quoted, Quoted, Support, true, "Another quote takes the place of the first."),
        new(Quoted, Accepted, Requester, false, "The client has accepted the quote."),
        new(Quoted, Refused, Requester, true, "The client has refused the quote."),
        new(Quoted, Refused, Support, true, "The quote is taken back."),

        new(Accepted, Estimated, Support, true, "It is more or less work than was thought."),
        new(Accepted, Quoted, Support, true, "Another quote takes the place of the first."),
        new(Accepted, Refused, Support, true, "It is given up, for the reason given."),

        new(Refused, Estimated, Support, true, "It is taken up again."),
    ];

    /// <summary>The stage that the events of a change request and the state of its ticket tell together.</summary>
    public static FunnelStage Stage(ChangeRequest? told, Coverage? coverage, TicketStatus? status)
    {
        var stage = told?.Stage ?? Requested;
        var isAgreed = stage == Accepted || (coverage == Coverage.InContract && stage != Refused);
        return isAgreed && status is (TicketStatus.Resolved or TicketStatus.Closed) ? Delivered : stage;
    }

    public static FunnelStep? Find(FunnelStage from, FunnelStage to, Party by) =>
        All.FirstOrDefault(step => step.From == from && step.To == to && step.By == by);

    /// <returns>Why a change request may not take that step, as what happened and what to do; null when it may.</returns>
    public static Refusal? Refuse(FunnelStage from, FunnelStage to, Party by, bool isCovered, string? reason)
    {
        if (Find(from, to, by) is not { } step)
            return new Refusal($"{Transitions.Subject(by)} cannot bring a change request from {TicketWord.Of(from)} to {TicketWord.Of(to)}.", Legal(from, by));
        if (step.IsForCovered && !isCovered)
            return new Refusal("What the contract does not cover is accepted by the client, with a quote.", "Estimate it and quote it; or set coverage=in-contract where the contract covers it.");
        return step.NeedsReason && string.IsNullOrWhiteSpace(reason)
            ? new Refusal($"From {TicketWord.Of(from)} to {TicketWord.Of(to)} a reason is needed: {Transitions.Lower(step.Why)}", "Say why, with --reason.")
            : null;
    }

    private static Sentence Legal(FunnelStage from, Party by) =>
        All.Where(step => step.From == from && step.By == by).Select(step => TicketWord.Of(step.To)).Distinct().ToList() is { Count: > 0 } words
            ? (Sentence)$"From {TicketWord.Of(from)} it may go to: {string.Join(", ", words)}."
            : (Sentence)$"The stage of a change request that is {TicketWord.Of(from)} is the support side's to change.";
}
