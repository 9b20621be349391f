using System.Text.Json;
using SupportAddon.Demo;
using SupportAddon.Demo.Story;

namespace SupportAddon.Tests.Demo;

public sealed class ChronicleTests
{
    private const string ByHeart =
        "1038 tickets, 6357 entries, "
        + "from 'How do we lend teak set T-57 to Baltic Crew AB during a repair?' to 'Analytic account by hull for Lorient'";

    [Fact]
    public void The_same_day_tells_the_same_story()
    {
        var morning = Chronicle.Tell(new DateTimeOffset(2026, 11, 20, 23, 1, 0, TimeSpan.Zero));
        var night = Chronicle.Tell(new DateTimeOffset(2026, 11, 21, 22, 59, 0, TimeSpan.Zero));

        Assert.Equal(Text(morning.Tickets), Text(night.Tickets));
    }

    /// <summary>Stored demo connections rely on it: another story under the same ids would look like mass changes.</summary>
    [Fact]
    public void The_story_of_a_day_is_known_by_heart()
    {
        var story = Told.On(Told.Now);

        var facts = $"{story.Tickets.Count} tickets, {story.Tickets.Sum(ticket => ticket.History.Count)} entries, "
            + $"from '{story.Tickets[0].Subject}' to '{story.Tickets[^1].Subject}'";
        Assert.True(facts == ByHeart, facts);
    }

    [Fact]
    public void The_next_day_tells_the_same_story_and_a_day_more()
    {
        var today = Told.On(Told.Now).Tickets;
        var later = Chronicle.Tell(Told.Now.AddDays(10)).Tickets;

        Assert.True(later.Count > today.Count);
        Assert.All(today.Zip(later), pair =>
        {
            Assert.Equal(Text(pair.First.History), Text(pair.Second.History.Take(pair.First.History.Count)));
            Assert.Equal((pair.First.Id, pair.First.Subject), (pair.Second.Id, pair.Second.Subject));
        });
    }

    [Theory]
    [MemberData(nameof(Told.Days), MemberType = typeof(Told))]
    public void Every_history_leads_from_an_arrival_to_the_values_of_today(DateTimeOffset now)
    {
        foreach (var ticket in Told.On(now).Tickets)
        {
            var fields = new Dictionary<string, string?>(ticket.StateAt(ticket.CreatedAt)!);
            Assert.Equal(DeskStatus.New, fields[DeskField.Status]);
            Assert.Null(fields[DeskField.Work]);
            Assert.Null(fields[DeskField.Assignee]);
            foreach (var change in ticket.History.SelectMany(entry => entry.Changes))
            {
                Assert.Equal(fields[change.Field], change.Old);
                Assert.NotEqual(change.Old, change.New);
                fields[change.Field] = change.New;
            }

            Assert.Equal(ticket.Fields, fields);
        }
    }

    [Theory]
    [MemberData(nameof(Told.Days), MemberType = typeof(Told))]
    public void Time_runs_forward_and_ends_with_yesterday(DateTimeOffset now)
    {
        var tickets = Told.On(now).Tickets;
        var midnight = OfficeHours.At(OfficeHours.DayOf(now), 0);

        Assert.True(midnight <= now);
        Assert.All(tickets, ticket =>
        {
            DateTimeOffset[] instants = [ticket.CreatedAt, .. ticket.History.Select(entry => entry.At)];
            Assert.Equal(instants.Order(), instants);
            Assert.Equal(instants[^1], ticket.UpdatedAt);
            Assert.True(ticket.UpdatedAt < midnight);
        });
    }

    [Theory]
    [MemberData(nameof(Told.Days), MemberType = typeof(Told))]
    public void Eighteen_months_hold_about_a_thousand_tickets_of_two_clients_of_different_size(DateTimeOffset now)
    {
        var story = Told.On(now);
        var before = story.Tickets.Where(ticket => ticket.CreatedAt < Told.LastFullQuarter(now).To).ToList();
        var sizes = before.CountBy(ticket => ticket[DeskField.Company]).ToDictionary();

        Assert.InRange(before.Count, 900, 1200);
        Assert.Equal(["atlantic", "lemarchand"], sizes.Keys.Order());
        Assert.True(sizes["lemarchand"] > 1.3 * sizes["atlantic"]);
        Assert.True(before[^1].CreatedAt - before[0].CreatedAt > TimeSpan.FromDays(530));
    }

    [Theory]
    [MemberData(nameof(Told.Days), MemberType = typeof(Told))]
    public void The_last_full_quarter_has_plenty_of_everything_for_both_clients(DateTimeOffset now)
    {
        var story = Told.On(now);

        Assert.All(story.Companies, company =>
        {
            var quarter = new Quarter(story, company.Code, now);
            Assert.InRange(quarter.Created, 35, 250);
            Assert.InRange(quarter.Solved, 30, 250);
            Assert.InRange(quarter.Closed, 25, 250);
            Assert.InRange(quarter.Reopened, 2, 40);
            Assert.InRange(quarter.Cancelled, 2, 40);
            Assert.InRange(quarter.Retyped, 2, 40);
            Assert.InRange(quarter.Transferred, 2, 40);
        });
    }

    [Theory]
    [MemberData(nameof(Told.Days), MemberType = typeof(Told))]
    public void After_the_upgrade_the_backlog_grows_and_by_the_end_of_the_quarter_it_has_recovered(DateTimeOffset now)
    {
        var story = Told.On(now);
        var company = story.Companies.Single(each => each.Code == "lemarchand");
        var upgrade = OfficeHours.At(StorySpan.Of(OfficeHours.DayOf(now)).UpgradeOf(company), 0);
        var (from, to) = Told.LastFullQuarter(now);

        Assert.InRange(upgrade, from, to);
        var before = story.OpenAt(company.Code, upgrade);
        var peak = Enumerable.Range(1, 6).Max(week => story.OpenAt(company.Code, upgrade.AddDays(7 * week)));
        var after = story.OpenAt(company.Code, to);
        Assert.True(peak >= 1.4 * before, $"{before} open before, {peak} at the peak");
        Assert.True(after <= 0.85 * peak, $"{peak} open at the peak, {after} at the end");
    }

    private static string Text(object what) => JsonSerializer.Serialize(what);
}
