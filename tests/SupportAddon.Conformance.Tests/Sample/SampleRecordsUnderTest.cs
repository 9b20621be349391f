using SupportAddon.Sdk;
using SupportAddon.Testing;

namespace SupportAddon.Conformance.Tests.Sample;

/// <summary>The customers of the sample desk and a connector that corrects them.</summary>
internal sealed class SampleRecordsUnderTest(SampleDesk desk, Func<SampleOptions, ConnectorContext, SampleConnector> create) : SampleCustomersUnderTest(desk)
{
    public override ConnectorPlugin Plugin { get; } = new SamplePlugin(typeof(SampleOptions), create);

    public override object Options => new SampleOptions { Address = Desk.Url, Key = SampleDesk.Key };

    public static async Task<RecordsUnderTest> StartAsync(Func<SampleOptions, ConnectorContext, SampleConnector> create, CancellationToken ct) =>
        new SampleRecordsUnderTest(await SampleDesk.StartAsync(ct), create);
}
