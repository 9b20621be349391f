using Xunit.Abstractions;
using Xunit.Sdk;

namespace SupportAddon.Conformance;

/// <summary>Makes a test case of each rule, and a skipped one of each that the author's class says cannot be shown.</summary>
internal sealed class RuleDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        var display = discoveryOptions.MethodDisplayOrDefault();
        var options = discoveryOptions.MethodDisplayOptionsOrDefault();
        var rules = Suite.Of(testMethod.TestClass.Class.ToRuntimeType()).Rules;
        var excused = testMethod.TestClass.Class.GetCustomAttributes(typeof(CannotShowAttribute)).ToLookup(
            given => given.GetNamedArgument<string>(nameof(CannotShowAttribute.Rule)),
            given => given.GetNamedArgument<string>(nameof(CannotShowAttribute.Reason)));
        foreach (var rule in rules.Select(rule => rule.Name))
            yield return excused[rule].FirstOrDefault() is { } reason
                ? new XunitSkippedDataRowTestCase(diagnostics, display, options, testMethod, reason, [rule])
                : new XunitTestCase(diagnostics, display, options, testMethod, [rule]);
        foreach (var unknown in excused.Select(given => given.Key).Where(name => !rules.Any(rule => rule.Name == name)))
            yield return new ExecutionErrorTestCase(diagnostics, display, options, testMethod,
                $"There is no rule \"{unknown}\" that could be excused. Correct the name in [CannotShow]; the documentation of the kit lists them.");
    }
}
