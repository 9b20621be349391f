using System.Text.Json.Nodes;
using SupportAddon.Core.Expressions;
using SupportAddon.Core.Health;

namespace SupportAddon.Health.Kinds.Tcp;

/// <summary>Whether something accepts connections.</summary>
internal sealed class TcpKind(TimeProvider time) : ProbeKind
{
    private readonly Dialling dialling = new(time);

    public override string Name => "tcp";

    public override Vocabulary Vocabulary { get; } = ProbeWords.Of();

    /// <summary>That it accepts is all there is to know.</summary>
    public override IReadOnlyList<string> Usual => [];

    public override IEnumerable<(string Key, string Mistake)> Check(JsonObject settings) => HostName.Check(settings);

    public override Task<Measurement> MeasureAsync(ProbeQuestion question, CancellationToken ct) =>
        dialling.AskAsync(HostName.Place(question.Settings), question.Timeout, null, ct);
}
