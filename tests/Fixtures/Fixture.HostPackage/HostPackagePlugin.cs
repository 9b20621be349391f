using SupportAddon.Sdk;

namespace Fixture;

public sealed class HostPackagePlugin : ConnectorPlugin
{
    public override string Id => "host-package";

    public override string Name => typeof(YamlDotNet.Core.Scanner).Name;

    public override Type OptionsType => typeof(NoOptions);

    public override IReadOnlyList<Uri> Endpoints(object options) => [];

    public override IConnector Create(object options, ConnectorContext context) => throw new NotSupportedException();
}

public sealed record NoOptions;
