using SupportAddon.Sdk;

namespace Fixture.Misbehaving;

public sealed class MisbehavingPlugin : ConnectorPlugin
{
    public override string Id => "misbehaving";

    public override string Name => "Misbehaving";

    public override Type OptionsType => typeof(MisbehavingOptions);

    public override IReadOnlyList<Uri> Endpoints(object options)
    {
        if (((MisbehavingOptions)options).Mode == "blocks-before-it-is-open")
            new ManualResetEventSlim().Wait();
        return [((MisbehavingOptions)options).Url];
    }

    public override IConnector Create(object options, ConnectorContext context) =>
        ((MisbehavingOptions)options).Mode == "no-connector" ? null! : new MisbehavingConnector((MisbehavingOptions)options, context);
}

public sealed record MisbehavingOptions
{
    public required Uri Url { get; init; }

    [Secret]
    public required string ApiKey { get; init; }

    public required string Mode { get; init; }
}
