using SupportAddon.Conformance;
using SupportAddon.Dolibarr.Tests.StandIn;

namespace SupportAddon.Dolibarr.Tests.Conformance;

/// <summary>The whole suite, in the shape of 17: no totals, no properties, and 404 for none.</summary>
[Collection(Alone.Name)]
public sealed class OnTheStandIn17 : TicketSourceConformance
{
    protected override async Task<SourceUnderTest> StartAsync(CancellationToken ct) => new StandInUnderTest(await DolibarrServer.StartAsync(17, ct));
}
