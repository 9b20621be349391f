using System.Net;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Faults;

/// <summary>A web page where data was expected.</summary>
internal sealed class HtmlForJson() : FaultRule(FailureKind.Unexpected)
{
    public override string Promise => "A web page with status 200, a sign-in page for example, is a failure of kind Unexpected.";

    protected override string Seen => "The source answered with a web page";

    protected override IEnumerable<Fault> Faults =>
        [new Replaced(HttpStatusCode.OK, "text/html", _ => "<!doctype html><title>Sign in</title><p>Who are you?</p>")];
}
