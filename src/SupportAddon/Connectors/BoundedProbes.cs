using SupportAddon.Sdk;

namespace SupportAddon.Connectors;

/// <summary>A plugin's probes, seen from the host's side of the boundary.</summary>
internal sealed class BoundedProbes(IProbeSource probes, ConnectorBoundary boundary) : IProbeSource
{
    public IReadOnlyList<ProbeInfo> Probes => boundary.Given(boundary.Run("its probes", () => probes.Probes?.ToList()), "list of probes");

    public async Task<ProbeAnswer> AskAsync(string probe, IReadOnlyDictionary<string, string> arguments, CancellationToken ct)
    {
        var answer = boundary.Given(await boundary.RunAsync($"the probe {probe}", stop => probes.AskAsync(probe, arguments, stop), ct), "answer");
        return answer with { Summary = boundary.Mask(boundary.Given(answer.Summary, "summary of an answer")), Values = boundary.Given(answer.Values, "values of an answer").ToDictionary(value => value.Key, value => boundary.Mask(value.Value)) };
    }
}
