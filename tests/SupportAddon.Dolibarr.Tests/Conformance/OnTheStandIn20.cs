using SupportAddon.Conformance;
using SupportAddon.Dolibarr.Tests.StandIn;

namespace SupportAddon.Dolibarr.Tests.Conformance;

/// <summary>The whole suite, in the shape of 20, as it was read in its source: no totals, but an empty list for none.</summary>
[Collection(Alone.Name)]
public sealed class OnTheStandIn20 : TicketSourceConformance
{
    protected override async Task<SourceUnderTest> StartAsync(CancellationToken ct) => new StandInUnderTest(await DolibarrServer.StartAsync(20, ct));
}
