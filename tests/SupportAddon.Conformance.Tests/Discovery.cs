using SupportAddon.Conformance.Benches;
using SupportAddon.Conformance.Tests.Sample;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace SupportAddon.Conformance.Tests;

/// <summary>Which tests an author gets by inheriting.</summary>
public sealed class Discovery
{
    [CannotShow("MemoryStaysFlat", "The desk has room for fifty tickets.")]
    private sealed class WithAnExcuse : Inherited;

    [CannotShow("MemoryStaysFlatt", "A slip of the pen.")]
    private sealed class WithASlip : Inherited;

    private class Inherited : TicketSourceConformance
    {
        protected override Task<SourceUnderTest> StartAsync(CancellationToken ct) =>
            SampleUnderTest.StartAsync(new SampleOptions(), (options, context) => new SampleConnector(options, context), ct);
    }

    [Fact]
    public void Every_rule_is_a_test_with_its_name() =>
        Assert.Equal(Suite.Tickets.Rules.Select(rule => $"{typeof(Inherited).FullName}.Obeys(rule: \"{rule.Name}\")"), Cases(typeof(Inherited)).Select(test => test.DisplayName));

    [Fact]
    public void A_rule_that_cannot_be_shown_is_skipped_with_the_reason()
    {
        var skipped = Assert.Single(Cases(typeof(WithAnExcuse)), test => test.SkipReason is not null);

        Assert.Equal("The desk has room for fifty tickets.", skipped.SkipReason);
        Assert.Equal("MemoryStaysFlat", Assert.Single(skipped.TestMethodArguments));
    }

    [Fact]
    public void An_excuse_for_no_rule_is_a_failing_test()
    {
        var cases = Cases(typeof(WithASlip));

        Assert.Equal(Suite.Tickets.Rules.Count + 1, cases.Count);
        Assert.Contains("no rule \"MemoryStaysFlatt\"", Assert.IsType<ExecutionErrorTestCase>(cases[^1]).ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_source_does_not_say_how_to_do_is_no_pass()
    {
        var failure = await Assert.ThrowsAsync<RuleBrokenException>(() => Suite.Tickets.Rule("ShortPagesAreNotTheEnd").RunAsync(_ => Task.FromResult<Bench>(new TicketBench(new Taciturn()))));

        Assert.Contains("does not say how to CapPagesAsync", failure.Message, StringComparison.Ordinal);
    }

    private static List<IXunitTestCase> Cases(Type type)
    {
        var assembly = new TestAssembly(Reflector.Wrap(type.Assembly));
        var collection = new TestCollection(assembly, null, "Here");
        var method = new TestMethod(new TestClass(collection, Reflector.Wrap(type)), Reflector.Wrap(type.GetMethod(nameof(TicketSourceConformance.Obeys))!));
        return [.. new RuleDiscoverer(new NullMessageSink()).Discover(new AsUsual(), method, null!)];
    }

    private sealed class AsUsual : ITestFrameworkDiscoveryOptions
    {
        public TValue GetValue<TValue>(string name) => default!;

        public void SetValue<TValue>(string name, TValue value) => throw new NotSupportedException();
    }

    private sealed class Taciturn : SourceUnderTest
    {
        public override Sdk.ConnectorPlugin Plugin { get; } = new SamplePlugin(typeof(SampleOptions), (options, context) => new SampleConnector(options, context));

        public override object Options => new SampleOptions { Address = new Uri("http://127.0.0.1:9") };

        public override int PageSize => 50;

        public override Task<IReadOnlyList<string>> AddAsync(IReadOnlyList<DateTimeOffset> changedAt, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<string>>([.. changedAt.Select((_, n) => $"{n}")]);

        public override Task ChangeAsync(string id, string title, DateTimeOffset changedAt, CancellationToken ct) => Task.CompletedTask;

        public override Task DeleteAsync(string id, CancellationToken ct) => Task.CompletedTask;
    }
}
