using SupportAddon.Core.Life;

namespace SupportAddon.Core.Tests.Life;

public sealed class RoutingTests
{
    private static readonly Candidate[] People =
    [
        new("anna", "Anna", ["accounting", "invoicing"], "finance", ["N1", "N2"], 7),
        new("bob", "Bob", ["accounting"], "finance", ["N1"], 2),
        new("cora", "Cora", ["Accounting"], "web", ["N2"], 1),
        new("dan", "Dan", ["infrastructure"], "hosting", ["N2", "N3"], 0),
        new("eve", "Eve", [], null, [], 0),
    ];

    [Theory]
    [InlineData("accounting", null, null, "cora bob anna")]
    [InlineData("accounting", null, "N2", "cora anna bob dan")]
    [InlineData("accounting", "finance", "N2", "anna bob cora dan")]
    [InlineData("accounting", "finance", "N1", "bob anna cora")]
    [InlineData("infrastructure", "finance", null, "dan bob anna")]
    [InlineData(null, "finance", null, "bob anna")]
    [InlineData(null, null, "N2", "dan cora anna")]
    [InlineData(null, null, "N1", "bob anna")]
    [InlineData(" ACCOUNTING ", null, null, "cora bob anna")]
    [InlineData("welding", null, null, "")]
    [InlineData(" ", null, null, "")]
    [InlineData(null, null, null, "")]
    public void Skill_comes_before_team_and_team_before_level_and_whoever_has_less_to_do_before_others(string? skill, string? team, string? level, string proposed) =>
        Assert.Equal(proposed, string.Join(' ', Routing.Propose(new(skill, team, level), People).Select(proposal => proposal.Person.Code)));

    [Fact]
    public void It_is_said_by_what_somebody_fits() =>
        Assert.Equal(
            [("anna", true, true, true), ("bob", true, true, false), ("cora", true, false, true), ("dan", false, false, true)],
            Routing.Propose(new("accounting", "finance", "N2"), People).Select(proposal => (proposal.Person.Code, proposal.Skill, proposal.Team, proposal.Level)));

    [Fact]
    public void The_order_in_which_people_are_known_makes_no_difference()
    {
        var twins = new[] { "zoe", "abe", "mia" }.Select(code => new Candidate(code, "Twin", ["accounting"], null, [], 1)).ToList();

        Assert.All(new[] { twins, [.. twins.AsEnumerable().Reverse()] }, order =>
            Assert.Equal(["abe", "mia", "zoe"], Routing.Propose(new("accounting", null, null), order).Select(proposal => proposal.Person.Code)));
    }
}
