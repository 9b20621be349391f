using SupportAddon.Sdk;

namespace Fixture;

public sealed class SecondPlugin : ConnectorPlugin
{
    public override string Id => "second";

    public override string Name => "Second";

    public override Type OptionsType => typeof(NoOptions);

    public override IReadOnlyList<Uri> Endpoints(object options) => [];

    public override IConnector Create(object options, ConnectorContext context) => throw new NotSupportedException();
}
