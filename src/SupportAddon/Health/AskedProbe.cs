using SupportAddon.Sdk;

namespace SupportAddon.Health;

/// <summary>What a probe gave. A system that cannot be asked is not well, unless the question was wrong.</summary>
internal sealed record AskedProbe(string Probe, bool? IsHealthy, string Summary, IReadOnlyDictionary<string, string> Values, string? Next = null)
{
    public static async Task<AskedProbe> AskAsync(IProbeSource source, string probe, IReadOnlyDictionary<string, string> arguments, CancellationToken ct)
    {
        try
        {
            var answer = await source.AskAsync(probe, arguments, ct);
            return new(probe, answer.IsHealthy, answer.Summary, answer.Values);
        }
        catch (ConnectorException failure)
        {
            return new(probe, Tells(failure) ? false : null, failure.Message, new Dictionary<string, string>(), failure.Next);
        }
    }

    private static bool Tells(ConnectorException failure) =>
        failure.Kind is not (FailureKind.Forbidden or FailureKind.NotFound or FailureKind.Configuration or FailureKind.Refused);
}
