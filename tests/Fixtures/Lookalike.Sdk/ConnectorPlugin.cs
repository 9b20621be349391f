namespace SupportAddon.Sdk;

public abstract class ConnectorPlugin
{
    public abstract string Id { get; }
}
