using Xunit.Sdk;

namespace SupportAddon.Conformance;

/// <summary>A rule that a connector does not keep: what was seen, and what its author should do.</summary>
internal sealed class RuleBrokenException(string seen, string next, Exception? inner = null) : XunitException($"{seen} {next}", inner)
{
    public static RuleBrokenException NotOverridden(string method) => new(
        $"The source under test does not say how to {method}.", "Override it, or say with [CannotShow] on the test class why this source cannot show the rule.");
}
