using System.Net;
using SupportAddon.Conformance.Faults;

namespace SupportAddon.Conformance.Writing;

/// <summary>A proxy gives up, a page of the web server stands in for the answer: the write may have been made or not.</summary>
internal sealed class BrokenAnswers : Sweep
{
    public override string Promise =>
        "Answers 500, 502 and 503, web pages and wrong JSON to any request of a write prove nothing: what was written is never told as a failure, nor what was not as written.";

    protected override IEnumerable<(string, Fault)> Faults =>
        from broken in Broken
        from isLate in (bool[])[false, true]
        select ($"{broken.Seen}{(isLate ? " after it had done its work" : "")}", isLate ? (Fault)new Afterwards(broken.Fault) : broken.Fault);

    private static IEnumerable<(string Seen, Fault Fault)> Broken =>
    [
        ("the source answered 500", Of(HttpStatusCode.InternalServerError, "text/plain", "Oops")),
        ("the source answered 502", Of(HttpStatusCode.BadGateway, "text/html", "<p>Bad gateway</p>")),
        ("the source answered 503", Of(HttpStatusCode.ServiceUnavailable, "application/json", "{}")),
        ("a web page came", Of(HttpStatusCode.OK, "text/html", "<p>Sign in</p>")),
        ("broken JSON came", Of(HttpStatusCode.OK, "application/json", "{\"who")),
        ("strange JSON came", Of(HttpStatusCode.OK, "application/json", """{"greeting":"Good morning"}""")),
    ];

    private static Replaced Of(HttpStatusCode status, string type, string text) => new(status, type, _ => text);
}
