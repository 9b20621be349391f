using SupportAddon.Conformance;
using SupportAddon.Odoo.Tests.StandIn;

namespace SupportAddon.Odoo.Tests.Conformance;

/// <summary>The whole suite on the stand-in, spoken with by JSON-2.</summary>
[Collection(Alone.Name)]
public sealed class OnJson2 : TicketSourceConformance
{
    protected override async Task<SourceUnderTest> StartAsync(CancellationToken ct) => new StandInUnderTest(await OdooServer.StartAsync(19));
}
