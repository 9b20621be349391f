using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Tests.Tickets;

public sealed class TimelineRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly TimelineRules Rules = new(
        FieldMapping.Of(
            Words("status", ("New", "reception"), ("Done", "resolved")),
            Words("kind", ("Bug", "anomaly"), ("Note", "none"))),
        new ClientClaims([Claim("acme", "A"), Claim("zeta", "Z"), Claim("zeta", "Both"), Claim("acme", "Both")]));

    [Fact]
    public void Each_state_is_read_in_our_words()
    {
        var timeline = Read(Fields("Done", "Bug", "A"), [new(Start.AddHours(1), "status", "New", "Done")]);

        Assert.Equal([TicketStatus.Reception, TicketStatus.Resolved], timeline.Steps.Select(step => step.State.Status));
        Assert.All(timeline.Steps, step => Assert.Equal((TicketKind.Anomaly, "acme"), (step.State.Kind, step.State.Client)));
    }

    [Fact]
    public void A_ticket_moved_to_another_client_was_the_first_ones_before()
    {
        var timeline = Read(Fields("New", "Bug", "Z"), [new(Start.AddHours(1), "project", "A", "Z")]);

        Assert.Equal(["acme", "zeta"], timeline.Steps.Select(step => step.State.Client));
    }

    [Fact]
    public void A_ticket_that_two_clients_claim_belongs_to_neither()
    {
        Assert.Null(Read(Fields("New", "Bug", "Both"), []).Steps[0].State.Client);
        var claimed = new ClientClaims([Claim("acme", "Both"), Claim("zeta", "Both")]).Decide(Fields("New", "Bug", "Both"));
        Assert.Equal("claimed by acme and zeta", claimed.Reason);
    }

    [Fact]
    public void An_unmapped_status_is_open_and_null()
    {
        var state = Read(Fields("Odd", "Bug", "A"), []).Steps[0].State;

        Assert.Null(state.Status);
        Assert.True(state.IsOpen);
    }

    [Fact]
    public void Deliberately_none_is_not_unmapped()
    {
        var mapping = FieldMapping.Of(Words("kind", ("Note", "none")), Words("kind"));

        Assert.False(mapping.IsUnmapped("kind", "Note"));
        Assert.True(mapping.IsUnmapped("kind", "note"));
        Assert.False(mapping.IsUnmapped("kind", null));
        Assert.False(mapping.IsUnmapped("project", "anything"));
    }

    [Fact]
    public void A_connections_own_words_win_value_by_value()
    {
        var mapping = FieldMapping.Of(
            Words("status", ("New", "reception"), ("Done", "resolved")), Words("status", ("Done", "closed")));

        Assert.Equal(("reception", "closed"), (mapping.Word("status", "New"), mapping.Word("status", "Done")));
    }

    [Theory]
    [InlineData("status", "finished", "expected reception, qualification")]
    [InlineData("colour", "red", "not a mapped field")]
    public void A_word_that_is_none_of_ours_is_refused_with_those_that_are(string field, string word, string expected) =>
        Assert.Contains(expected, FieldMapping.Refuse(field, word), StringComparison.Ordinal);

    [Fact]
    public void A_deleted_ticket_is_gone_from_then_on_and_may_come_back()
    {
        var timeline = Rules.Read(new(Ref, Start, Fields("Done", "Bug", "A"),
            [new(Start.AddHours(2), "status", "New", "Done")], [(Start.AddHours(1), true), (Start.AddHours(3), false)]));

        Assert.Equal([false, true, true, false], timeline.Steps.Select(step => step.State.Gone));
        Assert.Equal([0, 1, 2, 3], timeline.Steps.Select(step => (step.At - Start).TotalHours));
    }

    [Fact]
    public void A_deletion_seen_by_a_clock_behind_the_sources_comes_after_the_creation()
    {
        var timeline = Rules.Read(new(Ref, Start, Fields("New", "Bug", "A"), [], [(Start.AddHours(-1), true)]));

        Assert.Equal([(Start, false), (Start, true)], timeline.Steps.Select(step => (step.At, step.State.Gone)));
    }

    [Theory]
    [InlineData("in-progress")]
    [InlineData("waiting-third-party")]
    [InlineData("cancelled")]
    public void Words_are_read_as_they_are_written(string word) =>
        Assert.Equal(word, TicketWord.Of(TicketWord.Parse<TicketStatus>(word)!.Value));

    private static readonly TicketRef Ref = new(1, "1", "Title", null, "desk");

    private static TicketTimeline Read(Dictionary<string, string?> fields, IReadOnlyList<FieldStep> changes) =>
        Rules.Read(new(Ref, Start, fields, changes, []));

    private static Dictionary<string, string?> Fields(string status, string kind, string project) =>
        new() { ["status"] = status, ["kind"] = kind, ["project"] = project };

    private static ClientClaim Claim(string client, string project) =>
        new(client, new Dictionary<string, IReadOnlyList<string>> { ["project"] = [project] });

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Words(string field, params (string Value, string Word)[] words) =>
        new() { [field] = words.ToDictionary(word => word.Value, word => word.Word) };
}
