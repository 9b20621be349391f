using SupportAddon.Conformance.Benches;

namespace SupportAddon.Conformance;

/// <summary>
/// The suite for a connector that writes replies to tickets (<see cref="Sdk.ITicketReply"/>). It is inherited in the same
/// way as <see cref="TicketSourceConformance"/>.
/// </summary>
public abstract class TicketReplyConformance
{
    /// <summary>Gives a system that holds no ticket. It is disposed when the rule has been checked; each rule gets one.</summary>
    /// <param name="ct">Cancelled when the rule has run out of time.</param>
    protected abstract Task<RepliesUnderTest> StartAsync(CancellationToken ct);

    /// <summary>Checks one rule. The rules, and what each of them proves, are listed in the documentation of the kit.</summary>
    /// <param name="rule">The rule's name.</param>
#pragma warning disable xUnit1003 // Its data are the rules themselves, see RuleDiscoverer.
    [RuleTheory]
    public Task Obeys(string rule) => Suite.Replies.Rule(rule).RunAsync(async ct => new ReplyBench(await StartAsync(ct)));
#pragma warning restore xUnit1003
}
