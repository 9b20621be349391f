using SupportAddon.Core.Alerts;
using static SupportAddon.Core.Alerts.AlertKind;

namespace SupportAddon.Core.Tests.Alerts;

/// <summary>What comes next of an outage that was announced at nine: a rule, when it was over, what was planned, and what follows.</summary>
public sealed class AlertPlanTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    /// <param name="after">Minutes until it tells.</param>
    /// <param name="reminder">Minutes between reminders; 0 for none.</param>
    /// <param name="over">Minutes after nine; -1 while it stands.</param>
    /// <param name="planned">Kind, ordinal and the minute in which it was sent, or none.</param>
    /// <param name="next">The same with the minute in which it is due.</param>
    [Theory]
    // While it stands it is told, at once or after a while.
    [InlineData(0, 0, -1, "", "Down 0 at 0")]
    [InlineData(30, 0, -1, "", "Down 0 at 30")]
    [InlineData(30, 240, -1, "", "Down 0 at 30")]
    // Who was told is not told again,
    [InlineData(0, 0, -1, "Down 0 1", "")]
    [InlineData(0, 0, -1, "Down 0", "")]
    // unless they want to be reminded, so long after they were last told,
    [InlineData(0, 240, -1, "Down 0 1", "Reminder 1 at 241")]
    [InlineData(30, 240, -1, "Down 0 31", "Reminder 1 at 271")]
    [InlineData(0, 240, -1, "Down 0 1, Reminder 1 250", "Reminder 2 at 490")]
    // and not before they could be told.
    [InlineData(0, 240, -1, "Down 0", "")]
    [InlineData(0, 240, -1, "Down 0 1, Reminder 1", "")]
    // When it is over, those are told who were told that it began, or are about to be;
    [InlineData(0, 0, 20, "Down 0 1", "Recovered 0 at 20")]
    [InlineData(0, 0, 20, "Down 0", "Recovered 0 at 20")]
    [InlineData(0, 240, 600, "Down 0 1, Reminder 1 250", "Recovered 0 at 600")]
    [InlineData(0, 240, 600, "Down 0 1, Reminder 1", "Recovered 0 at 600")]
    // and once.
    [InlineData(0, 0, 20, "Down 0 1, Recovered 0", "")]
    [InlineData(0, 240, 20, "Down 0 1, Recovered 0 21", "")]
    // What was over before it was told needs neither.
    [InlineData(30, 0, 20, "", "")]
    [InlineData(0, 0, 20, "", "")]
    public void Each_alert_follows_from_those_before_it(int after, int reminder, int over, string planned, string next)
    {
        var rule = new AlertTerms { After = TimeSpan.FromMinutes(after), Reminder = reminder == 0 ? null : TimeSpan.FromMinutes(reminder) };

        var due = AlertPlan.Next(rule, new(Nine, over < 0 ? null : Nine.AddMinutes(over)), [.. planned.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Planned)]);

        Assert.Equal(next, due is null ? "" : $"{due.Kind} {due.Ordinal} at {(due.At - Nine).TotalMinutes:0}");
    }

    [Fact]
    public void That_a_probe_comes_and_goes_is_told_once_and_to_each_in_their_turn()
    {
        var rule = new AlertTerms { After = TimeSpan.FromMinutes(30) };

        Assert.Equal(new DueAlert(Flapping, 0, Nine.AddMinutes(30)), AlertPlan.Flapping(rule, Nine, isPlanned: false));
        Assert.Null(AlertPlan.Flapping(rule, Nine, isPlanned: true));
    }

    [Fact]
    public void A_rule_without_probes_is_about_all_of_them()
    {
        Assert.True(new AlertTerms().Concerns("erp-web"));
        Assert.True(new AlertTerms { Probes = ["erp-web"] }.Concerns("erp-web"));
        Assert.False(new AlertTerms { Probes = ["erp-web"] }.Concerns("gateway"));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(5, 16)]
    [InlineData(6, 30)]
    [InlineData(7, 30)]
    [InlineData(100_000, 30)]
    public void Pauses_grow_from_a_minute_to_half_an_hour(int tries, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), AlertPause.After(tries));

    private static PlannedAlert Planned(string text) => text.Split(' ') switch
    {
        [var kind, var ordinal] => new(Enum.Parse<AlertKind>(kind), int.Parse(ordinal, null), null),
        [var kind, var ordinal, var sent] => new(Enum.Parse<AlertKind>(kind), int.Parse(ordinal, null), Nine.AddMinutes(int.Parse(sent, null))),
        _ => throw new FormatException(text),
    };
}
