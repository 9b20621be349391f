using SupportAddon.Conformance.Benches;
using SupportAddon.Conformance.Faults;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Writing;

/// <summary>Nobody listens: that is certain, and nobody has to look.</summary>
internal sealed class CutBeforeItWasSent : Sweep
{
    public override string Promise =>
        "When no connection is made, at whichever request, and nothing was written, that is a failure of kind Unreachable and no outcome; done again, it is there once.";

    protected override IEnumerable<(string, Fault)> Faults => [("no connection was made", new NoAnswer(HostsWords.NotReached()))];

    protected override void Judge(Tried tried)
    {
        // A reading among the requests may have been repeated, and the write have gone through.
        if (tried.Effects == 0)
            tried.MustHaveFailed(FailureKind.Unreachable, "Let a ConnectorException through whose NothingWasSent is set: there is nothing to look for.");
    }
}
