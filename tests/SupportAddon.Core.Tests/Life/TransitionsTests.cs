using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using static SupportAddon.Core.Life.Party;

namespace SupportAddon.Core.Tests.Life;

using static SupportAddon.Core.Tickets.TicketStatus; // Here, where it comes before the namespaces called Qualification.

public sealed class TransitionsTests
{
    [Fact]
    public void Every_way_stands_once_and_says_why() => Assert.All(
        Transitions.All.GroupBy(way => (way.From, way.To, way.By)),
        ways => Assert.EndsWith(".", Assert.Single(ways).Why, StringComparison.Ordinal));

    [Fact]
    public void Every_state_is_reached_from_the_reception_and_left_again()
    {
        var reached = new HashSet<TicketStatus> { Reception };
        while (Transitions.All.Any(way => reached.Contains(way.From) && reached.Add(way.To)))
        {
        }

        Assert.Equal(Enum.GetValues<TicketStatus>(), reached.Order());
        Assert.All(Enum.GetValues<TicketStatus>(), status => Assert.Contains(Transitions.All, way => way.From == status));
    }

    [Theory]
    [InlineData(nameof(Reception), nameof(Resolved))]
    [InlineData(nameof(Reception), nameof(InProgress))]
    [InlineData(nameof(Closed), nameof(Resolved))]
    [InlineData(nameof(Resolved), nameof(Closed))]
    public void What_is_not_in_the_table_is_refused_with_what_is(string from, string to)
    {
        var (before, after) = (Enum.Parse<TicketStatus>(from), Enum.Parse<TicketStatus>(to));

        var refusal = Transitions.Refuse(before, after, Support, "because");

        Assert.Contains($"from {TicketWord.Of(before)} to {TicketWord.Of(after)}", refusal!.What.ToString(), StringComparison.Ordinal);
        Assert.All(Transitions.All.Where(way => way.From == before && way.By == Support), way => Assert.Contains(TicketWord.Of(way.To), refusal.Next.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_requester_and_time_close() =>
        Assert.Equal([Requester, Time], Transitions.All.Where(way => way.To == Closed).Select(way => way.By).Order());

    [Fact]
    public void Who_may_not_is_told_who_may() =>
        Assert.Equal("From qualification it may be brought on by the support side or the requester only.", Transitions.Refuse(Qualification, Closed, Time, null)!.Next.ToString());

    [Theory]
    [InlineData(nameof(Resolved), nameof(InProgress), nameof(Requester))]
    [InlineData(nameof(Closed), nameof(InProgress), nameof(Support))]
    [InlineData(nameof(InProgress), nameof(Cancelled), nameof(Support))]
    [InlineData(nameof(InProgress), nameof(Qualification), nameof(Support))]
    public void Going_back_or_giving_up_needs_a_reason(string from, string to, string by)
    {
        Refusal? Refuse(string? reason) => Transitions.Refuse(Enum.Parse<TicketStatus>(from), Enum.Parse<TicketStatus>(to), Enum.Parse<Party>(by), reason);

        Assert.Contains("--reason", Refuse(" ")!.Next.ToString(), StringComparison.Ordinal);
        Assert.Null(Refuse("It is wrong."));
    }

    [Fact]
    public void A_ticket_whose_state_has_no_word_stands_at_reception() => Assert.Null(Transitions.Refuse(null, Qualification, Support, null));

    [Theory]
    [InlineData(null, "N2", null, true)]
    [InlineData("N1", "N3", null, false)]
    [InlineData("N1", "N3", "A defect.", true)]
    [InlineData("N3", "N1", null, true)]
    [InlineData("N1", "N4", "A defect.", false)]
    public void A_level_is_skipped_with_a_reason_only(string? from, string to, string? reason, bool legal) =>
        Assert.Equal(legal, Levels.Default.Refuse(from, to, reason) is null);

    [Theory]
    [InlineData("critical", "critical", null, true)]
    [InlineData("high", "important", null, true)]
    [InlineData("low", "important", null, false)]
    [InlineData("low", "important", "Nobody uses it.", true)]
    [InlineData("low", null, null, false)]
    [InlineData(null, "important", null, true)]
    public void A_priority_follows_from_the_impact_or_says_why_not(string? priority, string? impact, string? reason, bool legal) =>
        Assert.Equal(legal, QualificationField.RefusePriority(priority, impact, reason) is null);

    [Theory]
    [InlineData(MaintenanceTypeWord.Corrective, "steps and fixVersion")]
    [InlineData(MaintenanceTypeWord.Perfective, "measureBefore and measureAfter")]
    public void What_a_solution_lacks_is_named(string type, string missing)
    {
        var known = TicketWord.Parse<MaintenanceType>(type);
        var fields = missing.Split(" and ");

        Assert.Contains($"{missing} are missing", Resolution.Refuse(known, SupportState.Nothing)!.What.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{fields[1]} is missing", Resolution.Refuse(known, SupportState.Nothing.With(fields[0], "x"))!.What.ToString(), StringComparison.Ordinal);
        Assert.Null(Resolution.Refuse(known, SupportState.Nothing.With(fields[0], "x").With(fields[1], "y")));
        Assert.Null(Resolution.Refuse(null, SupportState.Nothing));
    }

    private static class MaintenanceTypeWord
    {
        public const string Corrective = "corrective";
        public const string Perfective = "perfective";
    }
}
