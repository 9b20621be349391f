using SupportAddon.Sdk;

namespace Fixture;

public sealed class FirstPlugin : ConnectorPlugin
{
    public override string Id => "first";

    public override string Name => "First";

    public override Type OptionsType => typeof(NoOptions);

    public override IReadOnlyList<Uri> Endpoints(object options) => [];

    public override IConnector Create(object options, ConnectorContext context) => throw new NotSupportedException();
}

public sealed record NoOptions;
