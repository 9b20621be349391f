using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Connectors;
using SupportAddon.Connectors.Options;
using SupportAddon.Core.Expressions;
using SupportAddon.Core.Health;
using SupportAddon.Sdk;
using Comparison = SupportAddon.Sdk.Comparison;

namespace SupportAddon.Health.Kinds.Connections;

/// <summary>An exchange of data between systems, by the records that it leaves behind in one of them.</summary>
internal sealed class ExchangeKind(Asking asking, TimeProvider time) : ProbeKind
{
    private static readonly TimeSpan UsualLook = TimeSpan.FromDays(7);
    private static readonly string[] Counts = ["queue", "rejects"];

    public override string Name => "exchange";

    public override bool AsksASystem => false;

    public override Vocabulary Vocabulary { get; } = ProbeWords.Of(("age", ValueKind.Duration), ("queue", ValueKind.Number), ("rejects", ValueKind.Number));

    public override IReadOnlyList<string> Usual { get; } = ["age < 1d"];

    public override IEnumerable<(string Key, string Mistake)> Check(JsonObject settings) =>
        RecordCount.Mistakes(settings["last"]!["where"]).Select(mistake => ("last", mistake))
            .Concat(Counts.SelectMany(name => RecordCount.Mistakes(settings[name]).Select(mistake => (name, mistake))));

    public override Task<Measurement> MeasureAsync(ProbeQuestion question, CancellationToken ct) =>
        asking.AskAsync(question, (open, end) => LookAsync(open, question.Settings, end), ct);

    private async Task<Measurement> LookAsync(OpenConnector open, JsonObject settings, CancellationToken ct)
    {
        var resource = settings["resource"]!.ToString();
        var within = settings["last"]!["within"] is { } text ? (TimeSpan)DurationText.Parse(text.ToString())! : UsualLook;
        var last = await LastAsync(open, resource, settings["last"]!.AsObject(), within, ct);
        var values = new Dictionary<string, object?> { ["age"] = time.GetUtcNow() - last };
        foreach (var name in Counts.Where(settings.ContainsKey))
            values[name] = (decimal)await RecordCount.CountAsync(open, resource, RecordCount.Where(settings[name]), settings["last"]!["field"]!.ToString(), _ => { }, ct);
        return new()
        {
            Latency = TimeSpan.Zero,
            Values = values,
            Missing = last is null ? new Dictionary<string, string> { ["age"] = $"there was no success within {DurationText.Write(within)}" } : new Dictionary<string, string>(),
        };
    }

    private async Task<DateTimeOffset?> LastAsync(OpenConnector open, string resource, JsonObject last, TimeSpan within, CancellationToken ct)
    {
        var field = last["field"]!.ToString();
        var since = (time.GetUtcNow() - within).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        DateTimeOffset? latest = null;
        await RecordCount.CountAsync(
            open, resource, [.. RecordCount.Where(last["where"]), new(field, Comparison.AtLeast, JsonSerializer.SerializeToElement(since))], field,
            record => latest = Later(latest, Instant(record, field)), ct);
        return latest;
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;

    private static DateTimeOffset? Instant(ErpRecord record, string field) => record.Values.GetValueOrDefault(field) switch
    {
        { ValueKind: JsonValueKind.String } text when DateTimeOffset.TryParse(
            text.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) => instant,
        { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        _ => throw new WrongQuestionException($"the field \"{field}\" does not say when"),
    };
}
