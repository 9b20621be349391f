using SupportAddon.Sdk;

namespace Acme.Desk;

/// <summary>The entrance: the one public class that the host looks for.</summary>
public sealed class DeskPlugin : ConnectorPlugin
{
    public override string Id => "acme-desk";

    public override string Name => "Acme.Desk";

    public override Type OptionsType => typeof(DeskOptions);

    public override IReadOnlyList<Uri> Endpoints(object options) => [((DeskOptions)options).Address!];

    public override IConnector Create(object options, ConnectorContext context) => new DeskConnector((DeskOptions)options, context);
}
