using SupportAddon.Sdk;
using SupportAddon.Testing;

namespace SupportAddon.Conformance.Tests.Sample;

/// <summary>The sample desk and a connector to it.</summary>
internal sealed class SampleUnderTest(SampleDesk desk, SampleOptions kind, Func<SampleOptions, ConnectorContext, SampleConnector> create) : SampleDeskUnderTest(desk)
{
    public override ConnectorPlugin Plugin { get; } = new SamplePlugin(kind.GetType(), create);

    public override object Options => kind with { Address = Desk.Url, Key = SampleDesk.Key, Zone = Desk.Zone.Id };

    public static async Task<SourceUnderTest> StartAsync(
        SampleOptions kind, Func<SampleOptions, ConnectorContext, SampleConnector> create, CancellationToken ct) =>
        new SampleUnderTest(await SampleDesk.StartAsync(ct), kind, create);
}
