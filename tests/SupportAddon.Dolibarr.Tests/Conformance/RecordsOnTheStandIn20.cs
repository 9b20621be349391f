using SupportAddon.Conformance;
using SupportAddon.Dolibarr.Tests.StandIn;

namespace SupportAddon.Dolibarr.Tests.Conformance;

/// <summary>The same in the shape of 20.</summary>
[Collection(Alone.Name)]
public sealed class RecordsOnTheStandIn20 : RecordStoreConformance
{
    protected override async Task<RecordsUnderTest> StartAsync(CancellationToken ct) => new ThirdPartiesUnderTest(await DolibarrServer.StartAsync(20, ct));
}
