using Xunit;
using Xunit.Sdk;

namespace SupportAddon.Conformance;

/// <summary>A test for each rule of the suite.</summary>
[XunitTestCaseDiscoverer("SupportAddon.Conformance.RuleDiscoverer", "SupportAddon.Conformance")]
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RuleTheoryAttribute : TheoryAttribute;
