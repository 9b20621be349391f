using SupportAddon.Core.Expressions;
using SupportAddon.Core.Qualification;

namespace SupportAddon.Core.Tests.Qualification;

public sealed class QualificationTests
{
    private static readonly TicketText Ticket = new(
        "1042", "Invoice PDF is empty", "Since the update", "desk", new(2026, 9, 10, 8, 0, 0, TimeSpan.Zero), "anomaly", "reception", null, null,
        new Dictionary<string, string?> { ["project"] = "Billing", ["tags"] = "pdf, urgent", ["due date"] = null });

    [Fact]
    public void The_first_rule_that_holds_decides_and_it_alone()
    {
        var decision = Rules(
            ("web", "fields.project == \"Web\"", "team", "web"),
            ("invoices", "lower(ticket.title) contains \"invoice\"", "team", "billing"),
            ("all", "true", "priority", "low")).Decide(Ticket);

        Assert.Equal("invoices", decision.Rule!.Name);
        Assert.Equal(new Dictionary<string, string> { ["team"] = "billing" }, decision.Says);
        Assert.Equal([("web", false), ("invoices", true)], decision.Tried.Select(tried => (tried.Rule.Name, tried.Holds)));
        Assert.Equal(["all"], decision.Untried.Select(rule => rule.Name));
    }

    [Fact]
    public void Each_rule_says_what_it_saw()
    {
        var tried = Rules(("due", "fields[\"due date\"] == \"today\" and ticket.connection == \"desk\"", "team", "x")).Decide(Ticket).Tried[0];

        Assert.Equal(new Dictionary<string, object?> { ["fields.due date"] = null, ["ticket.connection"] = "desk" }, tried.Values);
    }

    [Fact]
    public void Where_no_rule_holds_nothing_is_said()
    {
        var decision = Rules(("never", "ticket.priority == \"high\"", "team", "x")).Decide(Ticket);

        Assert.Null(decision.Rule);
        Assert.Empty(decision.Says);
    }

    [Theory]
    [InlineData("tags contains \"urgent\"")]
    [InlineData("\"pdf\" in tags and length(tags) == 2")]
    [InlineData("ticket.createdAt < 2026-09-11 and ticket.number == \"1042\" and ticket.description starts with \"Since\"")]
    [InlineData("ticket.kind == \"anomaly\" and ticket.status == \"reception\" and empty(ticket.priority) and empty(ticket.maintenanceType)")]
    [InlineData("empty(fields.whatever)")]
    public void A_rule_may_speak_of_all_that_a_ticket_has(string when) => Assert.NotNull(Rules(("r", when, "team", "x")).Decide(Ticket).Rule);

    [Fact]
    public void Every_name_of_the_vocabulary_has_a_value_of_its_kind() => Assert.All(TicketText.Vocabulary.Names, name =>
        Assert.True((Ticket with { Priority = "high", MaintenanceType = "corrective" }).Value(name.Key) switch
        {
            string => name.Value == ValueKind.Text,
            DateTimeOffset => name.Value == ValueKind.Date,
            string[] => name.Value == ValueKind.Texts,
            _ => false,
        }, name.Key));

    [Theory]
    [InlineData("kind", "bug", "expected anomaly, change, question")]
    [InlineData("nature", "usages", "expected usage, environment, defect, specific-development")]
    [InlineData("impact", "high", "expected critical, important, minor")]
    [InlineData("priority", "urgent", "expected low, normal, high, critical")]
    [InlineData("maintenanceType", "repair", "expected corrective")]
    public void A_word_that_does_not_exist_is_refused(string property, string word, string expected)
    {
        Assert.Contains(expected, QualificationWords.Refuse(property, word), StringComparison.Ordinal);
        Assert.Null(QualificationWords.Refuse("team", word));
        Assert.Null(QualificationWords.Refuse("impact", "minor"));
    }

    private static QualificationRules Rules(params (string Name, string When, string Property, string Word)[] rules) => new([.. rules.Select(rule =>
        new QualificationRule(rule.Name, Expression.ReadCondition(rule.When, TicketText.Vocabulary), new Dictionary<string, string> { [rule.Property] = rule.Word }))]);
}
