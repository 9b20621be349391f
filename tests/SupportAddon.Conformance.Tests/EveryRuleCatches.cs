using SupportAddon.Conformance.Tests.Broken;
using SupportAddon.Conformance.Tests.Sample;

namespace SupportAddon.Conformance.Tests;

public sealed class EveryRuleCatches
{
    public static TheoryData<string> Rules => [.. Suite.Rules.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_connector_that_breaks_it_and_says_why(string rule)
    {
        Assert.True(BrokenConnector.ByRule.TryGetValue(rule, out var broken), $"No connector breaks {rule}: what proves that the rule finds anything?");
        var caught = await Assert.ThrowsAsync<RuleBrokenException>(() => Suite.Rule(rule).RunAsync(
            ct => SampleUnderTest.StartAsync(broken.Options, broken.Create, ct)));
        Assert.Contains(broken.Says, caught.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", caught.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_broken_connector_is_left_over() =>
        Assert.Empty(BrokenConnector.ByRule.Keys.Except(Suite.Rules.Select(rule => rule.Name)));
}
