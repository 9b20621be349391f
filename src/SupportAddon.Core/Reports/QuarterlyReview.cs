using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Reports;

/// <summary>The figures of one client's quarter.</summary>
internal sealed record QuarterlyReview
{
    public required string Client { get; init; }

    public required ReviewPeriod Period { get; init; }

    public required Knowledge Knowledge { get; init; }

    public required Balance Balance { get; init; }

    public required IReadOnlyList<WeekFigures> Weeks { get; init; }

    public required IReadOnlyList<KindFigures> Kinds { get; init; }

    public required IReadOnlyList<AgeBand> Ageing { get; init; }

    public required IReadOnlyList<CategoryShare> Categories { get; init; }

    public required HeadFigures Heads { get; init; }

    /// <summary>Null when no ticket of the client is known from before this quarter.</summary>
    public required HeadFigures? Previous { get; init; }

    public required Restatement? Restatement { get; init; }

    public static ReviewOutcome Compute(
        string client, ReviewPeriod period, IReadOnlyCollection<TicketTimeline> timelines, EarlierReview? earlier)
    {
        if (!period.HasBegun)
            return new ReviewOutcome.NotBegun(period.Whole.Start);
        var knowledge = new Knowledge(client, period.Cut);
        var own = timelines.Where(knowledge.Knows).ToList();
        return own.Count == 0
            ? new ReviewOutcome.NoTickets()
            : new ReviewOutcome.Computed(Compute(knowledge, period, own, earlier));
    }

    private static QuarterlyReview Compute(
        Knowledge knowledge, ReviewPeriod period, IReadOnlyCollection<TicketTimeline> timelines, EarlierReview? earlier)
    {
        var scope = new Scope(knowledge.Client);
        var balance = Balance.Of(scope, period.Counted, timelines);
        return new QuarterlyReview
        {
            Client = knowledge.Client,
            Period = period,
            Knowledge = knowledge,
            Balance = balance,
            Weeks = WeekFigures.Of(scope, period, timelines),
            Kinds = KindFigures.Of(knowledge.Client, period.Counted, timelines, knowledge),
            Ageing = AgeBand.Of(balance.End, knowledge),
            Categories = CategoryShare.Of(balance.Created, knowledge),
            Heads = HeadFigures.Of(balance),
            Previous = PreviousHeads(scope, period, timelines),
            Restatement = earlier is null ? null : Restate(earlier, period, balance.Start, timelines),
        };
    }

    private static HeadFigures? PreviousHeads(
        Scope scope, ReviewPeriod period, IReadOnlyCollection<TicketTimeline> timelines)
    {
        var before = new Knowledge(scope.Client, period.Whole.Start);
        return timelines.Any(before.Knows)
            ? HeadFigures.Of(Balance.Of(scope, period.Previous.Whole, timelines))
            : null;
    }

    private static Restatement Restate(
        EarlierReview earlier, ReviewPeriod period, Figure start, IEnumerable<TicketTimeline> timelines) =>
        earlier.Quarter == period.Quarter.Previous
            ? Restatement.Of(earlier, start, timelines)
            : throw new ArgumentException($"{earlier.Quarter} does not precede {period.Quarter}.", nameof(earlier));
}

/// <summary>A review, or why there is none.</summary>
internal abstract record ReviewOutcome
{
    private ReviewOutcome()
    {
    }

    internal sealed record Computed(QuarterlyReview Review) : ReviewOutcome;

    /// <summary>No ticket of the client is known from before the end of the quarter.</summary>
    internal sealed record NoTickets : ReviewOutcome;

    internal sealed record NotBegun(DateTimeOffset Begins) : ReviewOutcome;
}
