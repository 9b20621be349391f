namespace SupportAddon.Connectors.Plugins;

/// <summary>Why a folder gives no plugin; it ends at the loader, which keeps the sentence.</summary>
internal sealed class PluginRefusal(string reason) : Exception(reason);
