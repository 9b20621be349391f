namespace SupportAddon.Core.Qualification;

/// <summary>A client's rules in their order: the first whose condition holds decides, and it alone.</summary>
internal sealed class QualificationRules(IReadOnlyList<QualificationRule> rules)
{
    public QualificationDecision Decide(TicketText ticket)
    {
        var tried = new List<TriedRule>();
        foreach (var rule in rules)
        {
            var holds = rule.When.Holds(ticket.Value);
            tried.Add(new(rule, holds, rule.When.Names.ToDictionary(name => name, ticket.Value)));
            if (holds)
                return new(rule, tried, [.. rules.Skip(tried.Count)]);
        }

        return new(null, tried, []);
    }
}

/// <summary>What the rules say of a ticket, and how they came to it.</summary>
/// <param name="Rule">The rule that decided; null when none held.</param>
/// <param name="Tried">Up to that rule, in order.</param>
/// <param name="Untried">Those behind it, which nobody asked.</param>
internal sealed record QualificationDecision(QualificationRule? Rule, IReadOnlyList<TriedRule> Tried, IReadOnlyList<QualificationRule> Untried)
{
    /// <summary>Property to word; empty when no rule held.</summary>
    public IReadOnlyDictionary<string, string> Says => Rule?.Then ?? new Dictionary<string, string>();
}

/// <summary>A rule and what its condition gave.</summary>
/// <param name="Values">What it spoke of, as it was on the ticket; null where it was missing.</param>
internal sealed record TriedRule(QualificationRule Rule, bool Holds, IReadOnlyDictionary<string, object?> Values);
