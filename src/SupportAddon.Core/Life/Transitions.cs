using SupportAddon.Core.Sentences;
using SupportAddon.Core.Tickets;
using static SupportAddon.Core.Life.Party;

namespace SupportAddon.Core.Life;

using static Tickets.TicketStatus; // Here, where it comes before the namespace called Qualification.

/// <summary>
/// The one table of legal transitions. It binds what is done here; what a source reports is recorded as it is. A ticket
/// whose state has no word of ours stands at reception.
/// </summary>
internal static class Transitions
{
    public static IReadOnlyList<Transition> All { get; } =
    [
        new(Reception, Qualification, Support, false, "Somebody has begun to find out what it is."),
        new(Reception, Cancelled, Support, true, "It was none: a doublet, a test, a mistake."),
        new(Reception, Cancelled, Requester, true, "The requester takes it back."),

        new(Qualification, InProgress, Support, false, "It is known what it is, and somebody works on it."),
        new(Qualification, WaitingCustomer, Support, false, "The requester must say more before it can be qualified."),
        new(Qualification, WaitingThirdParty, Support, false, "A third party must say more before it can be qualified."),
        new(Qualification, WaitingVendor, Support, false, "It is the vendor's."),
        new(Qualification, Resolved, Support, false, "The answer was known at once."),
        new(Qualification, Cancelled, Support, true, "It was none: a doublet, a test, a mistake."),
        new(Qualification, Cancelled, Requester, true, "The requester takes it back."),

        new(InProgress, Qualification, Support, true, "It was qualified wrongly."),
        new(InProgress, WaitingCustomer, Support, false, "The requester's word or deed is needed."),
        new(InProgress, WaitingThirdParty, Support, false, "A third party's word or deed is needed."),
        new(InProgress, WaitingVendor, Support, false, "The vendor's correction is needed."),
        new(InProgress, Resolved, Support, false, "The solution was given to the requester."),
        new(InProgress, Cancelled, Support, true, "It is not done, for the reason given."),
        new(InProgress, Cancelled, Requester, true, "The requester takes it back."),

        .. Waiting(WaitingCustomer, WaitingThirdParty, WaitingVendor),
        .. Waiting(WaitingThirdParty, WaitingCustomer, WaitingVendor),
        .. Waiting(WaitingVendor, WaitingCustomer, WaitingThirdParty),

        new(Resolved, Closed, Requester, false, "The requester has confirmed the solution."),
        new(Resolved, Closed, Time, false, "Nobody objected in the time agreed: closed without confirmation."),
        new(Resolved, InProgress, Requester, true, "The requester has refused the solution."),
        new(Resolved, InProgress, Support, true, "The solution was found not to hold."),

        new(Closed, InProgress, Requester, true, "It is back, soon enough to be the same."),
        new(Closed, InProgress, Support, true, "It is back, soon enough to be the same."),
        new(Cancelled, Qualification, Support, true, "It was cancelled by mistake."),
    ];

    public static Transition? Find(TicketStatus? from, TicketStatus to, Party by) =>
        All.FirstOrDefault(way => way.From == (from ?? Reception) && way.To == to && way.By == by);

    /// <returns>Why a ticket may not go that way, as what happened and what to do; null when it may.</returns>
    public static Refusal? Refuse(TicketStatus? from, TicketStatus to, Party by, string? reason)
    {
        if (Find(from, to, by) is not { } way)
            return new Refusal($"{Subject(by)} cannot bring a ticket from {TicketWord.Of(from ?? Reception)} to {TicketWord.Of(to)}.", Legal(from ?? Reception, by));
        return way.NeedsReason && string.IsNullOrWhiteSpace(reason)
            ? new Refusal($"From {TicketWord.Of(way.From)} to {TicketWord.Of(to)} a reason is needed: {Lower(way.Why)}", "Say why, with --reason.")
            : null;
    }

    private static Sentence Legal(TicketStatus from, Party by) =>
        All.Where(way => way.From == from && way.By == by).Select(way => TicketWord.Of(way.To)).ToList() is { Count: > 0 } words
            ? (Sentence)$"From {TicketWord.Of(from)} it may go to: {string.Join(", ", words)}."
            : (Sentence)$"From {TicketWord.Of(from)} it may be brought on by {string.Join(" or ", All.Where(way => way.From == from).Select(way => Lower(Subject(way.By))).Distinct())} only.";

    private static IEnumerable<Transition> Waiting(TicketStatus from, params TicketStatus[] others) =>
    [
        new(from, InProgress, Support, false, "What was waited for is there."),
        .. others.Select(other => new Transition(from, other, Support, false, "Somebody else is waited for now.")),
        new(from, Resolved, Support, false, "What was waited for was the solution."),
        new(from, Cancelled, Support, true, "What was waited for does not come any more."),
        new(from, Cancelled, Requester, true, "The requester takes it back."),
    ];

    public static string Subject(Party by) => by switch
    {
        Support => "The support side",
        Requester => "The requester",
        _ => "Time alone",
    };

    public static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
