namespace SupportAddon.Connectors.Plugins;

internal enum PluginStatus
{
    Loaded,

    /// <summary>Not usable; the entry says why.</summary>
    Refused,

    /// <summary>Usable, but a higher version of the same plugin is there.</summary>
    Superseded,
}
