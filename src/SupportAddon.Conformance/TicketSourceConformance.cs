using SupportAddon.Conformance.Benches;

namespace SupportAddon.Conformance;

/// <summary>
/// The suite for a connector that reads tickets. Inherit it in a test class, and every rule appears there as a test of
/// its own; a rule that the source cannot show is skipped with the reason given by <see cref="CannotShowAttribute"/>.
/// </summary>
public abstract class TicketSourceConformance
{
    /// <summary>Gives a source that holds no ticket. It is disposed when the rule has been checked; each rule gets one.</summary>
    /// <param name="ct">Cancelled when the rule has run out of time.</param>
    protected abstract Task<SourceUnderTest> StartAsync(CancellationToken ct);

    /// <summary>Checks one rule. The rules, and what each of them proves, are listed in the documentation of the kit.</summary>
    /// <param name="rule">The rule's name.</param>
#pragma warning disable xUnit1003 // Its data are the rules themselves, see RuleDiscoverer.
    [RuleTheory]
    public Task Obeys(string rule) => Suite.Tickets.Rule(rule).RunAsync(async ct => new TicketBench(await StartAsync(ct)));
#pragma warning restore xUnit1003
}
