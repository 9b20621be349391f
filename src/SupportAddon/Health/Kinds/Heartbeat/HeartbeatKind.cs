using SupportAddon.Core.Expressions;
using SupportAddon.Core.Health;

namespace SupportAddon.Health.Kinds.Heartbeat;

/// <summary>Waits to be called by the other application. There is nothing to ask, and nothing a condition could speak of.</summary>
internal sealed class HeartbeatKind : ProbeKind
{
    public const string Key = "heartbeat";

    public override string Name => Key;

    public override bool AsksASystem => false;

    public override Vocabulary Vocabulary { get; } = ProbeWords.Of();

    public override IReadOnlyList<string> Usual => [];

    public override Task<Measurement> MeasureAsync(ProbeQuestion question, CancellationToken ct) =>
        Task.FromResult(Measurement.Unknown(TimeSpan.Zero, "a heartbeat is not asked for: the other application calls"));
}
