using SupportAddon.Sdk;

namespace Fixture;

public sealed class NewerPlugin : ConnectorPlugin
{
    public override string Id => "newer";
}
