using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Faults;

/// <summary>No answer in time.</summary>
internal sealed class TimeOut() : FaultRule(FailureKind.Unreachable)
{
    public override string Promise => "A source that does not answer in time is a failure of kind Unreachable, as the host's way out tells it.";

    protected override string Seen => "The source did not answer in time";

    protected override IEnumerable<Fault> Faults => [new NoAnswer(HostsWords.TooSlow())];
}
