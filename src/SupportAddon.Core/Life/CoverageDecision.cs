using SupportAddon.Core.Sentences;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Life;

/// <summary>"In the contract, or to be quoted?" must be answered before a change request is worked on, and before any ticket goes to N3 (R13).</summary>
internal static class CoverageDecision
{
    /// <summary>Levels are the client's own words: the third of them is N3, whatever it is called.</summary>
    private const int ThirdLevel = 2;

    /// <param name="number">The ticket, as people quote it.</param>
    /// <param name="coverage">What was decided; null where nobody has said anything.</param>
    /// <param name="stage">How far the change request has come.</param>
    public static Refusal? RefuseWork(string number, Coverage? coverage, FunnelStage stage) =>
        IsOpen(coverage) ? new Refusal($"{number} is a change request, and nobody has decided whether the contract covers it.", Decide)
        : stage == FunnelStage.Refused ? new Refusal($"The change request {number} was refused.", Next(stage))
        : coverage == Coverage.ToBeQuoted && stage != FunnelStage.Accepted ? new Refusal($"{number} is to be quoted, and work begins when the quote is accepted; it is {TicketWord.Of(stage)}.", Next(stage))
        : null;

    /// <param name="number">The ticket, as people quote it.</param>
    /// <param name="levels">The client's.</param>
    /// <param name="from">Where it stands; null at the first.</param>
    /// <param name="to">Where it is to go.</param>
    /// <param name="coverage">What was decided; null where nobody has said anything.</param>
    public static Refusal? RefuseLevel(string number, Levels levels, string? from, string to, Coverage? coverage) =>
        IsOpen(coverage) && levels.Place(to) >= ThirdLevel && levels.Place(to) > levels.Place(from)
            ? new Refusal($"{number} goes to {to} when it is decided whether the contract covers it.", Decide)
            : null;

    private static Sentence Decide => (Sentence)"Decide it first: supportaddon ticket set NUMBER coverage=in-contract, or coverage=to-be-quoted";

    private static bool IsOpen(Coverage? coverage) => coverage is null or Coverage.Undecided;

    private static Sentence Next(FunnelStage stage) => stage switch
    {
        FunnelStage.Requested => (Sentence)"Estimate it: supportaddon ticket estimate NUMBER 2d",
        FunnelStage.Estimated => (Sentence)"Quote it: supportaddon ticket quote NUMBER REFERENCE AMOUNT",
        FunnelStage.Refused => (Sentence)"Take it up again with an estimate, or cancel the ticket: supportaddon ticket move NUMBER cancelled --reason WHY",
        _ => (Sentence)"Record that the client accepts it: supportaddon ticket accept NUMBER --by NAME",
    };
}
