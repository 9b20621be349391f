using System.Text.Json.Nodes;
using SupportAddon.Core.Health;
using SupportAddon.Health.Kinds;

namespace SupportAddon.Tests.Health.Kinds;

/// <summary>One question, asked as the measurer asks it: a bug would throw here.</summary>
internal static class Asked
{
    public static async Task<Measurement> OnceAsync(ProbeKind kind, string settings, TimeSpan? timeout = null)
    {
        var limit = timeout ?? TimeSpan.FromSeconds(20);
        using var expiry = new CancellationTokenSource(limit);
        return await kind.MeasureAsync(new(JsonNode.Parse(settings)!.AsObject(), limit, null), expiry.Token);
    }

    /// <summary>Judged by these conditions.</summary>
    public static string Judge(ProbeKind kind, Measurement measurement, params string[] conditions)
    {
        var judged = new ProbeJudge(new() { Conditions = conditions }, kind.Vocabulary, kind.Usual).Judge(measurement);
        return judged.Reason is null ? $"{judged.Result}" : $"{judged.Result}: {judged.Reason}";
    }
}
