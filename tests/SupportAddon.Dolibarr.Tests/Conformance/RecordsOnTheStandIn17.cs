using SupportAddon.Conformance;
using SupportAddon.Dolibarr.Tests.StandIn;

namespace SupportAddon.Dolibarr.Tests.Conformance;

/// <summary>The whole suite of records, in the shape of 17: attributes are wiped, and a 200 need not mean that anything was written.</summary>
[Collection(Alone.Name)]
public sealed class RecordsOnTheStandIn17 : RecordStoreConformance
{
    protected override async Task<RecordsUnderTest> StartAsync(CancellationToken ct) => new ThirdPartiesUnderTest(await DolibarrServer.StartAsync(17, ct));
}
