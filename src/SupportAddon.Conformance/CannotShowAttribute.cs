namespace SupportAddon.Conformance;

/// <summary>Says that a source cannot show a rule, and why: the rule is then skipped, with the reason in the test's result.</summary>
/// <param name="rule">The rule's name. A name that no rule has is a failing test.</param>
/// <param name="reason">One sentence.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class CannotShowAttribute(string rule, string reason) : Attribute
{
    /// <summary>The rule's name.</summary>
    public string Rule { get; } = rule;

    /// <summary>Why it cannot be shown.</summary>
    public string Reason { get; } = reason;
}
