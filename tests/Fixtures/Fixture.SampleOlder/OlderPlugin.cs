using SupportAddon.Sdk;

namespace Fixture;

public sealed class OlderPlugin : ConnectorPlugin
{
    public override string Id => "sample";

    public override string Name => "An older sample";

    public override Type OptionsType => typeof(NoOptions);

    public override IReadOnlyList<Uri> Endpoints(object options) => [];

    public override IConnector Create(object options, ConnectorContext context) => throw new NotSupportedException();
}

public sealed record NoOptions;
