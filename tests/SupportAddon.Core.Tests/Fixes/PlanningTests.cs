using System.Text.Json;
using SupportAddon.Core.Fixes;
using static SupportAddon.Core.Tests.Fixes.PlanHashTests;

namespace SupportAddon.Core.Tests.Fixes;

public sealed class PlanningTests
{
    private static readonly Dictionary<string, JsonElement> Before = Values(("country", "DE"), ("name", "a"));

    [Fact]
    public void Only_what_differs_is_written()
    {
        var entry = Planning.Set("7", null, Before, Values(("country", "FR"), ("name", "a")));

        Assert.Equal(["country"], entry.After.Keys);
        Assert.Equal(PlanVerdict.Right, Planning.Set("7", null, Before, Values(("name", "a"))).Verdict);
    }

    [Fact]
    public void Numbers_are_the_same_however_they_are_written()
    {
        var before = new Dictionary<string, JsonElement> { ["rate"] = JsonElement.Parse("20.00") };

        Assert.Equal(PlanVerdict.Right, Planning.Set("7", null, before, new Dictionary<string, JsonElement> { ["rate"] = JsonElement.Parse("2e1") }).Verdict);
    }

    [Fact]
    public void A_field_that_was_not_read_is_not_written() =>
        Assert.Contains("was not read", Planning.Set("7", null, Before, Values(("vat", "FR1"))).Reason, StringComparison.Ordinal);

    [Fact]
    public void What_the_source_makes_of_values_is_kept_only_where_it_differs()
    {
        var entry = Planning.Foresee(Planning.Set("7", null, Before, Values(("country", "FR"))), Values(("country", "fr")), Values(("country", "DE")));

        Assert.Equal(("fr", 0), (entry.Becomes["country"].GetString(), entry.Lost.Count));
        Assert.Equal("fr", entry.Expected["country"].GetString());
    }

    [Fact]
    public void After_a_death_a_record_is_written_not_written_or_a_persons_question()
    {
        var entry = Planning.Foresee(Planning.Set("7", null, Before, Values(("country", "FR"))), Values(("country", "fr")), Before);

        Assert.Equal(EntryState.Written, Settling.Of(entry, Values(("country", "FR"))).State);
        Assert.Equal(EntryState.Altered, Settling.Of(entry, Values(("country", "fr"))).State);
        Assert.Equal(EntryState.Withdrawn, Settling.Of(entry, Values(("country", "DE"))).State);
        Assert.Equal(EntryState.Unknown, Settling.Of(entry, Values(("country", "ES"))).State);
        Assert.Equal(EntryState.Unknown, Settling.Of(entry, null).State);
    }

    [Fact]
    public void An_undo_gives_back_what_is_still_as_we_left_it()
    {
        var entry = Planning.Set("7", null, Before, Values(("country", "FR")));

        Assert.Equal("DE", Undoing.Of(entry, entry.After, Values(("country", "FR")), null).After["country"].GetString());
        Assert.Equal(PlanVerdict.Right, Undoing.Of(entry, entry.After, Values(("country", "DE")), null).Verdict);
        Assert.Equal(PlanVerdict.Refused, Undoing.Of(entry, entry.After, Values(("country", "ES")), null).Verdict);
        Assert.Equal(PlanVerdict.Refused, Undoing.Of(entry, entry.After, null, null).Verdict);
        Assert.Equal(PlanChange.Restore, Undoing.Of(Planning.Whole("7", null, Before, PlanChange.Archive), Before, Before, null).Change);
    }

    [Theory]
    [InlineData(4, 4, false)]
    [InlineData(5, 5, true)]
    [InlineData(5, 50, false)]
    [InlineData(6, 59, true)]
    public void It_stops_at_five_and_more_than_one_in_ten(int wrong, int tried, bool stops) => Assert.Equal(stops, ErrorBrake.Stops(wrong, tried));

    [Fact]
    public void A_second_person_is_asked_by_number_kind_or_risk_and_the_strictest_client_counts()
    {
        var rules = new FourEyesRules { Above = 50, Resources = ["invoice"] }.And(new() { Above = 10, Risk = RiskLevel.High });

        Assert.Null(rules.Ask(10, "partner", RiskLevel.Medium));
        Assert.Contains("above 10", rules.Ask(11, "partner", RiskLevel.Medium), StringComparison.Ordinal);
        Assert.Contains("invoice", rules.Ask(1, "invoice", RiskLevel.Low), StringComparison.Ordinal);
        Assert.Contains("high", rules.Ask(1, "partner", RiskLevel.High), StringComparison.Ordinal);
        Assert.NotNull(rules.And(new() { Always = true }).Ask(0, "partner", RiskLevel.Low));
    }

    [Fact]
    public void Every_step_stands_once_and_ends_are_ends()
    {
        Assert.Equal(ExecutionSteps.All.Count, ExecutionSteps.All.DistinctBy(step => (step.From, step.To)).Count());
        Assert.Equal(EntrySteps.All.Count, EntrySteps.All.DistinctBy(step => (step.From, step.To)).Count());
        Assert.DoesNotContain(ExecutionSteps.All, step => step.From is ExecutionState.Done or ExecutionState.Cancelled);
        Assert.All(Enum.GetValues<EntryState>(), state => Assert.Contains(EntrySteps.All, step => step.To == state));
        Assert.DoesNotContain(EntrySteps.All, step => step.To == EntryState.Intended && step.From is not (null or EntryState.Withdrawn));
    }

    [Fact]
    public void The_rest_takes_as_long_as_the_pace_so_far_says()
    {
        Assert.Equal(TimeSpan.FromSeconds(30), Pace.Left(10, 40, TimeSpan.FromSeconds(10)));
        Assert.Null(Pace.Left(0, 40, TimeSpan.FromSeconds(10)));
    }
}
