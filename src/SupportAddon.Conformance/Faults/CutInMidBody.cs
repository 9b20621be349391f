using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Faults;

/// <summary>A connection that ends in the middle of an answer.</summary>
internal sealed class CutInMidBody() : FaultRule(FailureKind.Unreachable)
{
    public override string Promise => "An answer that is cut in the middle of its body is a failure of kind Unreachable, and never half a page.";

    protected override string Seen => "The connection was cut in the middle of an answer";

    protected override IEnumerable<Fault> Faults => [new Trickle(4096, HostsWords.Cut())];
}
