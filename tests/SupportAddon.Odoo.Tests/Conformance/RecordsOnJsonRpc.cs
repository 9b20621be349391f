using SupportAddon.Conformance;
using SupportAddon.Odoo.Tests.StandIn;

namespace SupportAddon.Odoo.Tests.Conformance;

/// <summary>The same by /jsonrpc.</summary>
public sealed class RecordsOnJsonRpc : RecordStoreConformance
{
    protected override async Task<RecordsUnderTest> StartAsync(CancellationToken ct) => new DevicesUnderTest(await OdooServer.StartAsync(18));
}
