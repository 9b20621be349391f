using SupportAddon.Conformance;
using SupportAddon.Dolibarr.Tests.StandIn;

namespace SupportAddon.Dolibarr.Tests.Conformance;

/// <summary>The whole suite, in the shape of 22.</summary>
[Collection(Alone.Name)]
public sealed class OnTheStandIn22 : TicketSourceConformance
{
    protected override async Task<SourceUnderTest> StartAsync(CancellationToken ct) => new StandInUnderTest(await DolibarrServer.StartAsync(22, ct));
}
