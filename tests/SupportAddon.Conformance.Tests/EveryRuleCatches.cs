using SupportAddon.Conformance.Tests.Broken;
using SupportAddon.Conformance.Tests.Sample;

namespace SupportAddon.Conformance.Tests;

public sealed class EveryRuleCatches
{
    public static IEnumerable<object[]> Broken => BrokenConnector.All.Select(broken => new object[] { broken.Rule, broken.Connector.Says });

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_connector_that_breaks_it_and_says_why(string rule, string says)
    {
        var broken = BrokenConnector.All.Single(each => (each.Rule, each.Connector.Says) == (rule, says)).Connector;

        var caught = await Assert.ThrowsAsync<RuleBrokenException>(() => Suite.Rule(rule).RunAsync(
            ct => SampleUnderTest.StartAsync(broken.Options, broken.Create, ct)));

        Assert.Contains(says, caught.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", caught.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_a_broken_connector_for_every_rule() =>
        Assert.Equal(Suite.Rules.Select(rule => rule.Name), BrokenConnector.All.Select(broken => broken.Rule).Distinct());
}
