using SupportAddon.Clients;
using SupportAddon.Qualification;
using SupportAddon.Tests.Tickets.Life;
using SupportAddon.Tickets;

namespace SupportAddon.Tests.Qualification;

/// <summary>What a client's rules say is written onto its open tickets, and never over what a person has said.</summary>
public sealed class QualifierTests
{
    private const string Rules =
        """
        [{"name":"stops","when":"ticket.title contains \"stops\"","then":{"impact":"critical","team":"technical"}},
         {"name":"rest","when":"true","then":{"impact":"minor"}}]
        """;

    [Fact]
    public async Task The_first_rule_that_holds_is_written_and_the_history_says_which()
    {
        await using var bench = await RuledAsync(Rules);
        var (stops, other) = (await bench.OwnAsync(title: "It stops"), await bench.OwnAsync(title: "How do I print?"));

        await QualifyAsync(bench);

        Assert.Equal(("critical", "technical", "critical"), await SaysAsync(bench, stops));
        Assert.Equal(("minor", null, "normal"), await SaysAsync(bench, other));
        Assert.Equal(["impact rule:stops critical", "team rule:stops technical"], await TellsAsync(bench, stops));
    }

    [Fact]
    public async Task What_a_person_has_said_stands_whatever_the_rules_say_later()
    {
        await using var bench = await RuledAsync(Rules);
        var (mine, untouched) = (await bench.OwnAsync(title: "It stops"), await bench.OwnAsync(title: "It stops too"));
        await QualifyAsync(bench);
        await bench.SetAsync(mine, ("team", "functional"));

        await RuleAsync(bench, Rules.Replace("\"technical\"", "\"network\"", StringComparison.Ordinal));
        await QualifyAsync(bench);

        Assert.Equal(("critical", "functional", "critical"), await SaysAsync(bench, mine));
        Assert.Equal(("critical", "network", "critical"), await SaysAsync(bench, untouched));
    }

    [Fact]
    public async Task What_no_rule_says_any_more_is_taken_away_and_asking_again_changes_nothing()
    {
        await using var bench = await RuledAsync(Rules);
        var id = await bench.OwnAsync(title: "It stops");
        await QualifyAsync(bench);
        await RuleAsync(bench, "[]");

        Assert.Equal(1, await QualifyAsync(bench));
        Assert.Equal(0, await QualifyAsync(bench));

        Assert.Equal((null, null, null), await SaysAsync(bench, id));
        Assert.Equal(4, (await TellsAsync(bench, id)).Count);
    }

    [Fact]
    public async Task A_pulled_ticket_is_judged_anew_when_its_source_has_changed_it()
    {
        await using var bench = await RuledAsync("""[{"name":"done","when":"fields.status == \"Doing\"","then":{"module":"stock"}}]""");
        var id = await bench.PulledAsync("1");
        await QualifyAsync(bench);
        var before = await bench.Sync.QueryAsync<string>("select coalesce(state -> 'values' ->> 'module', 'none') from ticket_support");
        bench.AtSource("1", "status", "Doing");
        await bench.PullAsync();

        await QualifyAsync(bench);

        Assert.DoesNotContain("stock", before);
        Assert.Equal("stock", (await bench.SheetAsync(id)).Support.Value("module"));
    }

    [Fact]
    public async Task What_is_settled_is_left_alone()
    {
        await using var bench = await RuledAsync(Rules);
        await bench.PulledAsync("1", "Shut");

        Assert.Equal(0, await QualifyAsync(bench));
    }

    private static async Task<LifeBench> RuledAsync(string rules)
    {
        var bench = await LifeBench.CreateAsync();
        await RuleAsync(bench, rules);
        return bench;
    }

    private static Task<int> RuleAsync(LifeBench bench, string rules) =>
        bench.Sync.ExecuteAsync($"update client set qualification = '{rules}' where code = 'acme'");

    private static Task<int> QualifyAsync(LifeBench bench)
    {
        var database = bench.Sync.Database;
        return new Qualifier(database, new(database, new TicketFinder(database), new ClientTermsStore(database)), bench.Book).QualifyAsync(CancellationToken.None);
    }

    private static async Task<(string? Impact, string? Team, string? Priority)> SaysAsync(LifeBench bench, long id)
    {
        var support = (await bench.SheetAsync(id)).Support;
        return (support.Value("impact"), support.Value("team"), support.Priority);
    }

    private static Task<IReadOnlyList<string>> TellsAsync(LifeBench bench, long id) => bench.Sync.QueryAsync<string>(
        $"select concat_ws(' ', field, author, to_value) from ticket_event where ticket_id = {id} and type = 'qualification' order by id");
}
