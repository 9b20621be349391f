using SupportAddon.Conformance.Benches;
using SupportAddon.Conformance.Tests.Broken;
using SupportAddon.Conformance.Tests.Sample;

namespace SupportAddon.Conformance.Tests;

public sealed class EveryRuleCatches
{
    public static TheoryData<string, string, string> Broken
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var (suite, rule, connector) in BrokenConnector.All)
                data.Add(suite, rule, connector.Says);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_connector_that_breaks_it_and_says_why(string suite, string rule, string says)
    {
        var broken = BrokenConnector.All.Single(each => (each.Suite, each.Rule, each.Connector.Says) == (suite, rule, says)).Connector;

        var caught = await Assert.ThrowsAsync<RuleBrokenException>(() => Suites[suite].Rule(rule).RunAsync(ct => StartAsync(suite, broken, ct)));

        Assert.Contains(says, caught.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", caught.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_a_broken_connector_for_every_rule_of_every_suite() => Assert.Equal(
        Suites.SelectMany(suite => suite.Value.Rules, (suite, rule) => (suite.Key, rule.Name)).Order(),
        BrokenConnector.All.Select(broken => (broken.Suite, broken.Rule)).Distinct().Order());

    private static Dictionary<string, Suite> Suites { get; } = new()
    {
        [BrokenConnector.Tickets] = Suite.Tickets,
        [BrokenConnector.Records] = Suite.Records,
        [BrokenConnector.Replies] = Suite.Replies,
        [BrokenConnector.Files] = Suite.Files,
    };

    private static async Task<Bench> StartAsync(string suite, BrokenConnector broken, CancellationToken ct) => suite switch
    {
        BrokenConnector.Tickets => new TicketBench(await SampleUnderTest.StartAsync(broken.Options, broken.Create, ct)),
        BrokenConnector.Records => new RecordBench(await SampleRecordsUnderTest.StartAsync(broken.Create, ct)),
        BrokenConnector.Files => new FileBench(await SampleFilesUnderTest.StartAsync(broken.Create, ct)),
        _ => new ReplyBench(await SampleRepliesUnderTest.StartAsync(broken.Create, ct)),
    };
}
