using SupportAddon.Core.Expressions;

namespace SupportAddon.Core.Health;

/// <summary>Builds the vocabularies of the kinds of probes.</summary>
internal static class ProbeWords
{
    /// <summary>Of these names, and of <c>latency</c>, which every kind has.</summary>
    public static Vocabulary Of(params (string Name, ValueKind Kind)[] names) => new(
        names.Append(("latency", ValueKind.Duration)).ToDictionary(name => name.Item1, name => name.Item2), new HashSet<string>());
}
