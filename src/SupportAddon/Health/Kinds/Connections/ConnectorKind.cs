using SupportAddon.Connectors;
using SupportAddon.Core.Expressions;
using SupportAddon.Core.Health;

namespace SupportAddon.Health.Kinds.Connections;

/// <summary>Asks a question that a connector brings. What the connector finds unwell is down, whatever the conditions say.</summary>
internal sealed class ConnectorKind(Asking asking) : ProbeKind
{
    public override string Name => "connector";

    public override Vocabulary Vocabulary { get; } = ProbeWords.Of(("summary", ValueKind.Text)) with { Answers = new HashSet<string> { "values" } };

    public override IReadOnlyList<string> Usual => [];

    public override Task<Measurement> MeasureAsync(ProbeQuestion question, CancellationToken ct) =>
        asking.AskAsync(question, (open, end) => AskAsync(open, question, end), ct);

    private static async Task<Measurement> AskAsync(OpenConnector open, ProbeQuestion question, CancellationToken ct)
    {
        var source = open.Probes ?? throw new WrongQuestionException("this connector cannot be asked how its system is");
        var name = question.Settings["probe"]!.ToString();
        if (source.Probes.All(known => known.Name != name))
            throw new WrongQuestionException($"this connector has no probe \"{name}\"; there are {string.Join(", ", source.Probes.Select(known => known.Name))}");
        var arguments = question.Settings["arguments"]?.AsObject().ToDictionary(argument => argument.Key, argument => argument.Value!.ToString());
        var answer = await source.AskAsync(name, arguments ?? [], ct);
        return new()
        {
            Latency = TimeSpan.Zero,
            IsHealthy = answer.IsHealthy,
            Values = answer.Values.Select(value => KeyValuePair.Create($"values.{value.Key}", (object?)value.Value))
                .Append(new("summary", answer.Summary.TrimEnd('.'))).ToDictionary(),
        };
    }
}
