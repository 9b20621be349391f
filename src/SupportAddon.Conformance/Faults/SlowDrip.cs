using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Faults;

/// <summary>An answer that comes byte by byte, until the host's patience ends.</summary>
internal sealed class SlowDrip() : FaultRule(FailureKind.Unreachable)
{
    public override string Promise =>
        "An answer that drips in byte by byte until time is over is a failure of kind Unreachable, and never half a page.";

    protected override string Seen => "The answer dripped in until time was over";

    protected override IEnumerable<Fault> Faults => [new Trickle(1, HostsWords.TooSlow())];
}
