using SupportAddon.Conformance;
using SupportAddon.Dolibarr.Tests.StandIn;

namespace SupportAddon.Dolibarr.Tests.Conformance;

/// <summary>The same in the shape of 22, which cleans texts.</summary>
[Collection(Alone.Name)]
public sealed class RecordsOnTheStandIn22 : RecordStoreConformance
{
    protected override async Task<RecordsUnderTest> StartAsync(CancellationToken ct) => new ThirdPartiesUnderTest(await DolibarrServer.StartAsync(22, ct));
}
