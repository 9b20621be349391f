using System.Net;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Faults;

/// <summary>JSON that is broken, or another system's.</summary>
internal sealed class WrongJson() : FaultRule(FailureKind.Unexpected)
{
    public override string Promise => "JSON that is broken, or of another shape, is a failure of kind Unexpected.";

    protected override string Seen => "The source answered with wrong JSON";

    protected override IEnumerable<Fault> Faults => [Of("{\"who"), Of("""{"greeting":"Good morning"}"""), Of("\"Good morning\"")];

    private static Replaced Of(string json) => new(HttpStatusCode.OK, "application/json", _ => json);
}
