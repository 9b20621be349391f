using System.Text.Json.Nodes;
using SupportAddon.Connectors;
using SupportAddon.Core.Expressions;
using SupportAddon.Core.Health;

namespace SupportAddon.Health.Kinds.Connections;

/// <summary>A data rule: how many records are as they should not be.</summary>
internal sealed class RecordsKind(Asking asking) : ProbeKind
{
    public override string Name => "records";

    public override bool AsksASystem => false;

    public override Vocabulary Vocabulary { get; } = ProbeWords.Of(("count", ValueKind.Number));

    public override IReadOnlyList<string> Usual { get; } = ["count == 0"];

    public override IEnumerable<(string Key, string Mistake)> Check(JsonObject settings) => settings["where"]!.AsArray().Count == 0
        ? [("where", "expected at least one condition: of all records there may be many")]
        : RecordCount.Mistakes(settings["where"]).Select(mistake => ("where", mistake));

    public override Task<Measurement> MeasureAsync(ProbeQuestion question, CancellationToken ct) =>
        asking.AskAsync(question, (open, end) => CountAsync(open, question.Settings, end), ct);

    private static async Task<Measurement> CountAsync(OpenConnector open, JsonObject settings, CancellationToken ct)
    {
        var count = await RecordCount.CountAsync(open, settings["resource"]!.ToString(), RecordCount.Where(settings["where"]), null, _ => { }, ct);
        return new() { Latency = TimeSpan.Zero, Values = new Dictionary<string, object?> { ["count"] = (decimal)count } };
    }
}
