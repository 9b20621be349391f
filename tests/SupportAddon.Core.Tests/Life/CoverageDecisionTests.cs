using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Tests.Life;

public sealed class CoverageDecisionTests
{
    [Theory]
    [InlineData(null, nameof(FunnelStage.Requested), "nobody has decided", "coverage=in-contract")]
    [InlineData("undecided", nameof(FunnelStage.Accepted), "nobody has decided", "coverage=to-be-quoted")]
    [InlineData("to-be-quoted", nameof(FunnelStage.Requested), "it is requested", "ticket estimate")]
    [InlineData("to-be-quoted", nameof(FunnelStage.Estimated), "it is estimated", "ticket quote")]
    [InlineData("to-be-quoted", nameof(FunnelStage.Quoted), "it is quoted", "ticket accept")]
    [InlineData("to-be-quoted", nameof(FunnelStage.Refused), "was refused", "estimate")]
    [InlineData("in-contract", nameof(FunnelStage.Refused), "was refused", "cancel")]
    public void A_change_is_not_worked_on_before_it_is_agreed_and_the_next_step_is_said(string? coverage, string stage, string what, string next)
    {
        var refusal = CoverageDecision.RefuseWork("SA-1", TicketWord.Parse<Coverage>(coverage), Enum.Parse<FunnelStage>(stage))!;

        Assert.Contains(what, refusal.What.ToString(), StringComparison.Ordinal);
        Assert.Contains(next, refusal.Next.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("in-contract", nameof(FunnelStage.Requested))]
    [InlineData("in-contract", nameof(FunnelStage.Quoted))]
    [InlineData("to-be-quoted", nameof(FunnelStage.Accepted))]
    public void What_is_covered_or_accepted_is_worked_on(string coverage, string stage) =>
        Assert.Null(CoverageDecision.RefuseWork("SA-1", TicketWord.Parse<Coverage>(coverage), Enum.Parse<FunnelStage>(stage)));

    [Theory]
    [InlineData("N2", "N3", null, false)]
    [InlineData(null, "N3", "undecided", false)]
    [InlineData("N3", "N4", null, false)]
    [InlineData("N2", "N3", "to-be-quoted", true)]
    [InlineData("N2", "N3", "in-contract", true)]
    [InlineData("N1", "N2", null, true)]
    [InlineData("N4", "N3", null, true)]
    public void No_ticket_goes_up_to_the_third_level_before_its_coverage_is_decided(string? from, string to, string? coverage, bool legal) =>
        Assert.Equal(legal, CoverageDecision.RefuseLevel("SA-1", new(["N1", "N2", "N3", "N4"]), from, to, TicketWord.Parse<Coverage>(coverage)) is null);

    [Fact]
    public void The_third_level_is_meant_whatever_a_client_calls_it()
    {
        var levels = new Levels(["Front", "Back", "Editor"]);

        Assert.Null(CoverageDecision.RefuseLevel("SA-1", levels, "Front", "Back", null));
        Assert.Equal("SA-1 goes to Editor when it is decided whether the contract covers it.", CoverageDecision.RefuseLevel("SA-1", levels, "Back", "Editor", null)!.What.ToString());
    }
}
