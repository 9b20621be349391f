using SupportAddon.Conformance;
using SupportAddon.Odoo.Tests.StandIn;

namespace SupportAddon.Odoo.Tests.Conformance;

/// <summary>All that the kit asks of records, by JSON-2.</summary>
public sealed class RecordsOnJson2 : RecordStoreConformance
{
    protected override async Task<RecordsUnderTest> StartAsync(CancellationToken ct) => new DevicesUnderTest(await OdooServer.StartAsync(19));
}
