using SupportAddon.Sdk;

namespace Fixture;

public sealed class OldPlugin : ConnectorPlugin
{
    public override string Id => "old-dependency";

    public override string Name => Dependency.Answer.Text;

    public override Type OptionsType => typeof(NoOptions);

    public override IReadOnlyList<Uri> Endpoints(object options) => [];

    public override IConnector Create(object options, ConnectorContext context) => throw new NotSupportedException();
}

public sealed record NoOptions;
