using System.Globalization;
using System.Text.Json;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Requests;
using SupportAddon.Rest.Selection;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Probes;

/// <summary>The questions of a manifest: a request each, and values out of its answer.</summary>
internal sealed class ManifestProbes(Manifest manifest, Exchange exchange) : IProbeSource
{
    public IReadOnlyList<ProbeInfo> Probes { get; } = [.. manifest.Probes.Select(probe => new ProbeInfo(probe.Key, probe.Value.Description))];

    public async Task<ProbeAnswer> AskAsync(string probe, IReadOnlyDictionary<string, string> arguments, CancellationToken ct)
    {
        var plan = manifest.Probes.GetValueOrDefault(probe) ?? throw new ConnectorException(
            FailureKind.Configuration, $"The manifest of {manifest.Name} has no probe \"{probe}\".", $"Ask one of: {string.Join(", ", manifest.Probes.Keys)}.");
        var answer = await exchange.GetAsync(exchange.At(plan.Path, plan.Query).ToUri(), ct);
        using var document = answer.Document;
        var values = plan.Values.ToDictionary(value => value.Key, value => Text(value.Value.In(answer.Body)) ?? "");
        return new(plan.Well is { } well ? well.Is.Contains(Text(well.At.In(answer.Body)) ?? "") : null, Summary(values), values);
    }

    private static string Summary(Dictionary<string, string> values) =>
        $"{string.Join(", ", values.Select(value => $"{value.Key} is {(value.Value.Length > 0 ? value.Value : "missing")}"))}.";

    /// <summary>Of a list it is counted what it holds.</summary>
    private static string? Text(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Array } list ? list.GetArrayLength().ToString(CultureInfo.InvariantCulture) : JsonText.Of(value);
}
