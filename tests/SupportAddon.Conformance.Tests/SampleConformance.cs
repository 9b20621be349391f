using SupportAddon.Conformance.Tests.Sample;

namespace SupportAddon.Conformance.Tests;

/// <summary>The suite as an author inherits it, on a connector that keeps to all of it.</summary>
public sealed class SampleConformance : TicketSourceConformance
{
    protected override Task<SourceUnderTest> StartAsync(CancellationToken ct) =>
        SampleUnderTest.StartAsync(new SampleOptions(), (options, context) => new SampleConnector(options, context), ct);
}
