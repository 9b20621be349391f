using SupportAddon.Conformance.Tests.Sample;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Tests.Broken;

internal sealed class TakesEveryTimeForUtc(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    protected override DateTimeOffset Instant(string shown) => new SampleClock("UTC").Read(shown);
}

internal sealed class TrustsTheWallClock(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    protected override string? Start(string position) => position;
}

internal sealed class LeavesOutTheFuture(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    protected override IEnumerable<SampleRow> Given(SampleAnswer answer) =>
        base.Given(answer).Where(row => Clock.Read(row.Updated) <= Context.Time.GetUtcNow());
}

internal sealed class MarksOurOwnTime(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    protected override string Mark(SampleAnswer answer, string reached) => Clock.Show(Context.Time.GetUtcNow());
}

/// <summary>Reads times by the desk's zone, and asks for them in UTC.</summary>
internal sealed class FiltersByUtc(SampleOptions options, ConnectorContext context) : SampleConnector(options, context)
{
    protected override string? Start(string position) => new SampleClock("UTC").Show(Clock.Read(position)).TrimEnd('Z');
}
