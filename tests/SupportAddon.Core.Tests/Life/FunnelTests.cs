using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using static SupportAddon.Core.Life.FunnelStage;
using static SupportAddon.Core.Life.Party;

namespace SupportAddon.Core.Tests.Life;

public sealed class FunnelTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly Estimate TwoDays = new(2.5m, EffortUnit.Days, "anna");
    private static readonly Quote Offer = new("D-17", 1800.50m, "EUR", new(2026, 9, 30));

    [Fact]
    public void Every_step_stands_once_and_says_why() => Assert.All(
        Funnel.All.GroupBy(step => (step.From, step.To, step.By)),
        steps => Assert.EndsWith(".", Assert.Single(steps).Why, StringComparison.Ordinal));

    [Fact]
    public void Every_stage_is_reached_and_left_and_delivered_only_by_resolving()
    {
        var reached = new HashSet<FunnelStage> { Requested };
        while (Funnel.All.Any(step => reached.Contains(step.From) && reached.Add(step.To)))
        {
        }

        Assert.Equal(Enum.GetValues<FunnelStage>().Except([Delivered]), reached.Order());
        Assert.DoesNotContain(Funnel.All, step => step.From == Delivered || step.To == Delivered);
        Assert.All(reached, stage => Assert.Contains(Funnel.All, step => step.From == stage && step.To != stage));
    }

    [Fact]
    public void It_is_refused_at_every_point_and_going_back_needs_a_reason()
    {
        Assert.All(new[] { Requested, Estimated, Quoted, Accepted }, stage => Assert.True(Funnel.Find(stage, Refused, Support)!.NeedsReason));
        Assert.All(Funnel.All.Where(step => step.To <= step.From || step.To == Refused), step => Assert.True(step.NeedsReason, $"{step}"));
        Assert.Contains("--reason", Funnel.Refuse(Quoted, Quoted, Support, false, " ")!.Next.ToString(), StringComparison.Ordinal);
        Assert.Null(Funnel.Refuse(Quoted, Quoted, Support, false, "Less."));
    }

    [Fact]
    public void The_client_s_word_counts_for_its_quote_and_for_nothing_else() =>
        Assert.Equal([(Quoted, Accepted), (Quoted, Refused)], Funnel.All.Where(step => step.By == Requester).Select(step => (step.From, step.To)));

    [Theory]
    [InlineData(nameof(Requested), nameof(Quoted), nameof(Support), "may go to: estimated, accepted, refused")]
    [InlineData(nameof(Requested), nameof(Accepted), nameof(Requester), "support side's to change")]
    [InlineData(nameof(Delivered), nameof(Estimated), nameof(Support), "support side's to change")]
    public void What_is_not_in_the_table_is_refused_with_what_is(string from, string to, string by, string next) =>
        Assert.Contains(next, Funnel.Refuse(Enum.Parse<FunnelStage>(from), Enum.Parse<FunnelStage>(to), Enum.Parse<Party>(by), true, "because")!.Next.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Only_what_is_covered_skips_the_quote()
    {
        Assert.All(new[] { Requested, Estimated }, from => Assert.Null(Funnel.Refuse(from, Accepted, Support, isCovered: true, null)));
        Assert.All(new[] { Requested, Estimated }, from => Assert.Contains("quote", Funnel.Refuse(from, Accepted, Support, isCovered: false, null)!.What.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(nameof(Accepted), Word.Undecided, "resolved", nameof(Delivered))]
    [InlineData(nameof(Accepted), Word.ToBeQuoted, "closed", nameof(Delivered))]
    [InlineData(nameof(Accepted), Word.ToBeQuoted, "in-progress", nameof(Accepted))]
    [InlineData(nameof(Accepted), Word.ToBeQuoted, "cancelled", nameof(Accepted))]
    [InlineData(nameof(Requested), Word.InContract, "resolved", nameof(Delivered))]
    [InlineData(nameof(Refused), Word.InContract, "resolved", nameof(Refused))]
    [InlineData(nameof(Quoted), Word.ToBeQuoted, "resolved", nameof(Quoted))]
    [InlineData(nameof(Requested), null, null, nameof(Requested))]
    public void What_is_agreed_is_delivered_as_long_as_it_is_resolved(string told, string? coverage, string? status, string stage) => Assert.Equal(
        stage, Funnel.Stage(new() { Stage = Enum.Parse<FunnelStage>(told) }, TicketWord.Parse<Coverage>(coverage), TicketWord.Parse<TicketStatus>(status)).ToString());

    [Fact]
    public void A_new_estimate_leaves_no_quote_standing_and_a_new_quote_no_acceptance()
    {
        var accepted = Told(Step("estimated", TwoDays.Facts), Step("quoted", Offer.Facts), Step("accepted", new Acceptance("Anne", "BC-1").Facts));
        var cheaper = TicketLife.Next(accepted, Step("quoted", (Offer with { Amount = 1500 }).Facts)).Change!;
        var anew = TicketLife.Next(accepted, Step("estimated", (TwoDays with { Effort = 4 }).Facts)).Change!;

        Assert.Equal(new ChangeRequest { Stage = Accepted, Estimate = TwoDays, Quote = Offer, Acceptance = new("Anne", "BC-1") }, accepted.Change);
        Assert.Equal((Quoted, TwoDays, 1500m, null), (cheaper.Stage, cheaper.Estimate, cheaper.Quote!.Amount, cheaper.Acceptance));
        Assert.Equal((Estimated, 4m, null, null), (anew.Stage, anew.Estimate!.Effort, anew.Quote, anew.Acceptance));
    }

    [Fact]
    public void A_refused_one_keeps_what_it_was_refused_with()
    {
        var refused = Told(Step("estimated", TwoDays.Facts), Step("quoted", Offer.Facts), Step("refused", new Dictionary<string, string?> { ["by"] = "Anne" })).Change!;

        Assert.Equal((Refused, TwoDays, Offer), (refused.Stage, refused.Estimate, refused.Quote));
    }

    [Theory]
    [InlineData(0, "anna", "more than nothing")]
    [InlineData(-1, "anna", "more than nothing")]
    [InlineData(10_001, "anna", "10,000 at most")]
    [InlineData(2, " ", "somebody's")]
    [InlineData(2, "anna", null)]
    public void An_estimate_is_somebody_s_and_of_some_work(int effort, string by, string? refusal) =>
        Assert.Equal(refusal, new Estimate(effort, EffortUnit.Hours, by).Refuse() is { } refused ? Part(refused, refusal) : null);

    [Theory]
    [InlineData("", 1800, "EUR", 30, "a number")]
    [InlineData("D-17", -1, "EUR", 30, "nothing or more")]
    [InlineData("D-17", 1800, "euro", 30, "no currency")]
    [InlineData("D-17", 1800, "EUR", 14, "out of date")]
    [InlineData("D-17", 0, "CHF", 15, null)]
    [InlineData("D-17", 1800, "EUR", 0, null)]
    public void A_quote_has_a_number_a_price_and_a_day_to_come(string reference, int amount, string currency, int day, string? refusal) => Assert.Equal(
        refusal, new Quote(reference, amount, currency, day == 0 ? null : new(2026, 9, day)).Refuse(new(2026, 9, 15)) is { } refused ? Part(refused, refusal) : null);

    [Fact]
    public void A_quote_is_accepted_until_its_last_day_is_over()
    {
        Assert.Null(Offer.RefuseAcceptance(new(2026, 9, 30)));
        Assert.Equal("The quote D-17 was valid until 2026-09-30.", Offer.RefuseAcceptance(new(2026, 10, 1))!.What.ToString());
        Assert.Null((Offer with { ValidUntil = null }).RefuseAcceptance(new(2036, 1, 1)));
    }

    private static string Part(Refusal refused, string? part) => refused.What.ToString().Contains(part ?? "\0", StringComparison.Ordinal) ? part! : refused.What.ToString();

    private static SupportState Told(params LifeEvent[] events) => TicketLife.Fold(events);

    private static LifeEvent Step(string to, IReadOnlyDictionary<string, string?> facts) => new(Now, LifeEventType.Stage, null, null, to) { Facts = facts };

    private static class Word
    {
        public const string InContract = "in-contract";
        public const string ToBeQuoted = "to-be-quoted";
        public const string Undecided = "undecided";
    }
}
