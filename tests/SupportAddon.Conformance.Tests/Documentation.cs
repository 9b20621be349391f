namespace SupportAddon.Conformance.Tests;

public sealed class Documentation
{
    [Fact]
    public void The_page_of_the_kit_lists_every_rule_with_its_promise_and_no_other()
    {
        var listed = File.ReadLines(Page()).Where(line => line.StartsWith("| `", StringComparison.Ordinal));

        Assert.Equal(Rules.Select(rule => $"| `{rule.Name}` | {rule.Promise} |"), listed);
    }

    [Fact]
    public void A_rule_has_a_name_of_its_own_and_promises_one_sentence()
    {
        Assert.Equal(Rules.Count, Rules.Select(rule => rule.Name).Distinct().Count());
        Assert.All(Rules, rule => Assert.EndsWith(".", rule.Promise, StringComparison.Ordinal));
    }

    private static IReadOnlyList<Rule> Rules { get; } = [.. Suite.Tickets.Rules.Concat(Suite.Records.Rules).Concat(Suite.Replies.Rules).Concat(Suite.Files.Rules).DistinctBy(rule => rule.Name)];

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SupportAddon.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run inside the repository.");
        return Path.Combine(folder.FullName, "docs/connectors/conformance.md");
    }
}
