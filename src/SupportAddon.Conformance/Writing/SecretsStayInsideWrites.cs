using SupportAddon.Conformance.Benches;
using SupportAddon.Conformance.Faults;

namespace SupportAddon.Conformance.Writing;

/// <summary>A refusal quotes the source, and the source quotes the request.</summary>
internal sealed class SecretsStayInsideWrites : Rule<WritingBench>
{
    public override string Promise => "No secret reaches a log, an error or an outcome of a write, also where the source itself echoes the request in its answer.";

    public override async Task CheckAsync(WritingBench bench, CancellationToken ct)
    {
        var said = new List<string>();
        foreach (var prepare in bench.Deeds)
            foreach (var fault in new[] { Secrets.Echo(200), Secrets.Echo(403), Secrets.Echo(422), Secrets.Echo(500) })
                for (var (at, hasStruck) = (1, true); hasStruck; at++)
                {
                    var strike = new Strike(at, isLasting: false, fault);
                    var tried = await bench.TryAsync(await prepare(ct), strike, "", ct, ct);
                    said.Add($"{tried.What}: {tried.Told?.Reason} {tried.Failure} {tried.Refusal?.Next}");
                    hasStruck = strike.HasStruck;
                }
        Secrets.MustNotBeIn(said, bench);
    }
}
