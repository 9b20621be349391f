using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Tests.Sample;

/// <summary>The sample connector, right or broken, as a plugin.</summary>
internal sealed class SamplePlugin(Type options, Func<SampleOptions, ConnectorContext, SampleConnector> create) : ConnectorPlugin
{
    public override string Id => "sample";

    public override string Name => "Sample desk";

    public override Type OptionsType => options;

    public override IReadOnlyList<string> Validate(object options) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(((SampleOptions)options).Zone, out _) ? [] : ["zone: expected a time zone such as Europe/Paris."];

    public override IReadOnlyList<Uri> Endpoints(object options) => [((SampleOptions)options).Address!];

    public override IConnector Create(object options, ConnectorContext context) => create((SampleOptions)options, context);
}
