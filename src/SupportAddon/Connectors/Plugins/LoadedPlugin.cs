using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Plugins;

/// <summary>A plugin that runs, and its walls. After <see cref="Unload"/> nothing here holds it any more.</summary>
internal sealed class LoadedPlugin(PluginContext context, ConnectorPlugin plugin)
{
    private PluginContext? context = context;

    public ConnectorPlugin? Plugin { get; private set; } = plugin;

    public void Unload(PluginContexts contexts)
    {
        if (context is null)
            return;
        contexts.Unload(context);
        (context, Plugin) = (null, null);
    }
}
