using System.Net;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Faults;

/// <summary>An answer with one status.</summary>
internal sealed class StatusRule(HttpStatusCode status, FailureKind kind) : FaultRule(kind)
{
    private readonly FailureKind _kind = kind;

    public override string Name => $"Status{(int)status}";

    public override string Promise => $"An answer {(int)status} is a failure of kind {_kind}{(AsksToWait ? ", with how long the source wants to be left alone" : "")}.";

    protected override string Seen => $"The source answered {(int)status}";

    protected override IEnumerable<Fault> Faults => [new Replaced(status, "application/json", _ => """{"error":"No."}""")];

    private bool AsksToWait => status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;

    protected override void Judge(ConnectorException failure)
    {
        base.Judge(failure);
        if (AsksToWait && failure.RetryAfter != Replaced.Wait)
            throw new RuleBrokenException($"{Seen} with Retry-After, and the failure does not hand it on.",
                "Set RetryAfter, so that the host waits as long as it was asked to.");
    }
}
