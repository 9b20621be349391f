using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Tests.Tickets;

public sealed class FieldHistoryTests
{
    private static readonly DateTimeOffset Start = new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_ticket_without_changes_was_always_what_it_is()
    {
        var moments = FieldHistory.Replay(Start, Fields(("status", "New")), []).ToList();

        Assert.Equal((Start, "New"), (moments.Single().At, moments.Single().Fields["status"]));
    }

    [Fact]
    public void What_it_was_at_first_is_what_its_first_change_says_it_was_before()
    {
        var moments = FieldHistory.Replay(Start, Fields(("status", "Closed"), ("kind", "Bug")),
            [Step(1, "status", "New", "Done"), Step(2, "status", "Done", "Closed")]).ToList();

        Assert.Equal(["New", "Done", "Closed"], moments.Select(moment => moment.Fields["status"]));
        Assert.All(moments, moment => Assert.Equal("Bug", moment.Fields["kind"]));
    }

    [Fact]
    public void Changes_of_one_instant_are_one_moment()
    {
        var moments = FieldHistory.Replay(Start, Fields(("status", "Done"), ("kind", "Wish")),
            [Step(1, "status", "New", "Done"), Step(1, "kind", "Bug", "Wish")]).ToList();

        Assert.Equal(2, moments.Count);
        Assert.Equal(("Done", "Wish"), (moments[1].Fields["status"], moments[1].Fields["kind"]));
    }

    [Fact]
    public void A_change_dated_before_the_creation_counts_from_the_creation()
    {
        var moments = FieldHistory.Replay(Start, Fields(("status", "Done")), [Step(-5, "status", "New", "Done")]).ToList();

        Assert.All(moments, moment => Assert.Equal(Start, moment.At));
        Assert.Equal("Done", moments[^1].Fields["status"]);
    }

    [Fact]
    public void The_replay_ends_at_the_fields_as_they_are_for_random_histories()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var (now, changes) = RandomHistory(random);
            var last = FieldHistory.Replay(Start, now, changes).Last().Fields;
            Assert.True(now.All(field => last[field.Key] == field.Value), $"seed {seed}");
            Assert.Empty(FieldHistory.Unexplained(null, now, changes));
        }
    }

    [Fact]
    public void A_value_that_no_change_leads_to_is_unexplained()
    {
        var found = FieldHistory.Unexplained(
            Fields(("status", "New")), Fields(("status", "Closed")), [Step(1, "status", "New", "Done")]);

        Assert.Equal([("status", "Done", "Closed")], found);
    }

    [Fact]
    public void A_field_that_was_not_known_before_is_no_difference()
    {
        Assert.Empty(FieldHistory.Unexplained(Fields(("status", "New")), Fields(("status", "New"), ("module", "Stock")), []));
    }

    [Fact]
    public void A_value_that_became_empty_is_a_difference()
    {
        Assert.Equal([("module", "Stock", null)],
            FieldHistory.Unexplained(Fields(("module", "Stock")), Fields(("module", null)), []));
    }

    private static (Dictionary<string, string?> Now, List<FieldStep> Changes) RandomHistory(Random random)
    {
        var now = Fields(("status", "s0"), ("kind", null), ("project", "p0"));
        var changes = new List<FieldStep>();
        for (var minute = 1; minute < random.Next(2, 12); minute += random.Next(0, 3))
        {
            var field = now.Keys.ElementAt(random.Next(now.Count));
            var to = random.Next(4) == 0 ? null : $"v{random.Next(5)}";
            changes.Add(Step(minute, field, now[field], to));
            now[field] = to;
        }

        return (now, changes);
    }

    private static FieldStep Step(int minute, string field, string? from, string? to) => new(Start.AddMinutes(minute), field, from, to);

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) =>
        fields.ToDictionary(field => field.Name, field => field.Value);
}
