using SupportAddon.Conformance;
using SupportAddon.Dolibarr.Tests.StandIn;

namespace SupportAddon.Dolibarr.Tests.Conformance;

/// <summary>The whole suite of records, in the shape of 17: attributes are wiped, and a 200 need not mean that anything was written.</summary>
public sealed class RecordsOnTheStandIn17 : RecordStoreConformance
{
    protected override async Task<RecordsUnderTest> StartAsync(CancellationToken ct) => new ThirdPartiesUnderTest(await DolibarrServer.StartAsync(17, ct));
}

/// <summary>The same in the shape of 20.</summary>
public sealed class RecordsOnTheStandIn20 : RecordStoreConformance
{
    protected override async Task<RecordsUnderTest> StartAsync(CancellationToken ct) => new ThirdPartiesUnderTest(await DolibarrServer.StartAsync(20, ct));
}

/// <summary>The same in the shape of 22, which cleans texts.</summary>
public sealed class RecordsOnTheStandIn22 : RecordStoreConformance
{
    protected override async Task<RecordsUnderTest> StartAsync(CancellationToken ct) => new ThirdPartiesUnderTest(await DolibarrServer.StartAsync(22, ct));
}
