using System.Net;
using SupportAddon.Conformance.Benches;
using SupportAddon.Conformance.Faults;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Writing;

/// <summary>The source says no before it does anything.</summary>
internal sealed class WriteStatusRule(HttpStatusCode status, FailureKind kind) : Sweep
{
    public override string Name => $"WriteStatus{(int)status}";

    public override string Promise =>
        $"A write that was not made because of an answer {(int)status}, to whichever request, is a failure of kind {kind}{(AsksToWait ? ", with how long the source wants to be left alone" : "")}.";

    protected override IEnumerable<(string, Fault)> Faults =>
        [($"the source answered {(int)status}", new Replaced(status, "application/json", _ => """{"error":"No."}"""))];

    private bool AsksToWait => status == HttpStatusCode.TooManyRequests;

    protected override void Judge(Tried tried)
    {
        if (tried.Effects > 0)
            return;
        tried.MustHaveFailed(kind, "Judge the status of a write's answer as that of any other.");
        if (AsksToWait && tried.Refusal!.RetryAfter != Replaced.Wait)
            throw new RuleBrokenException($"{tried.What} failed without saying how long the source wants to be left alone.", "Set RetryAfter.");
    }
}
