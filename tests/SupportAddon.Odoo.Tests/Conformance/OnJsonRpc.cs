using SupportAddon.Conformance;
using SupportAddon.Odoo.Tests.StandIn;

namespace SupportAddon.Odoo.Tests.Conformance;

/// <summary>The whole suite on the stand-in, spoken with by /jsonrpc.</summary>
[Collection(Alone.Name)]
public sealed class OnJsonRpc : TicketSourceConformance
{
    protected override async Task<SourceUnderTest> StartAsync(CancellationToken ct) => new StandInUnderTest(await OdooServer.StartAsync(18));
}
