namespace SupportAddon.Core.Life;

/// <summary>Who fits a ticket (R40). It is proposed; a person picks.</summary>
internal static class Routing
{
    /// <summary>
    /// Whoever has something that is wanted: the skill counts before the team, the team before the level, and among those who
    /// fit alike whoever has fewer open tickets comes first.
    /// </summary>
    public static IReadOnlyList<Proposal> Propose(Wanted wanted, IEnumerable<Candidate> people) =>
    [
        .. people.Select(person => new Proposal(person, Has(person.Skills, wanted.Skill), Has([person.Team], wanted.Team), Has(person.Levels, wanted.Level)))
            .Where(proposal => proposal.Skill || proposal.Team || proposal.Level)
            .OrderByDescending(proposal => proposal.Skill).ThenByDescending(proposal => proposal.Team).ThenByDescending(proposal => proposal.Level)
            .ThenBy(proposal => proposal.Person.Open).ThenBy(proposal => proposal.Person.Name, StringComparer.Ordinal).ThenBy(proposal => proposal.Person.Code, StringComparer.Ordinal),
    ];

    /// <summary>Words that people have written twice, in a rule and at a person: capitals make no difference.</summary>
    private static bool Has(IEnumerable<string?> words, string? wanted) =>
        !string.IsNullOrWhiteSpace(wanted) && words.Contains(wanted.Trim(), StringComparer.OrdinalIgnoreCase);
}

/// <summary>What a ticket asks of whoever works on it; what is null is asked of nobody.</summary>
internal sealed record Wanted(string? Skill, string? Team, string? Level);

/// <summary>Somebody of the support side.</summary>
/// <param name="Levels">The support levels at which the person works.</param>
/// <param name="Open">How many open tickets the person has.</param>
internal sealed record Candidate(string Code, string Name, IReadOnlyList<string> Skills, string? Team, IReadOnlyList<string> Levels, int Open);

/// <summary>Somebody who fits, and by what.</summary>
/// <param name="Skill">Has the skill that is wanted.</param>
/// <param name="Team">Is of the team that is wanted.</param>
/// <param name="Level">Works at the level that is wanted.</param>
internal sealed record Proposal(Candidate Person, bool Skill, bool Team, bool Level);
