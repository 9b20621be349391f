using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Records;

/// <summary>How files write a comparison of a field with a value.</summary>
internal static class ComparisonWords
{
    public static IReadOnlyDictionary<string, Comparison> All { get; } = new Dictionary<string, Comparison>
    {
        ["is"] = Comparison.Equal, ["isNot"] = Comparison.NotEqual, ["less"] = Comparison.Less, ["atMost"] = Comparison.AtMost,
        ["greater"] = Comparison.Greater, ["atLeast"] = Comparison.AtLeast, ["contains"] = Comparison.Contains, ["in"] = Comparison.In,
    };
}
