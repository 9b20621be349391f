namespace SupportAddon.Connectors.Plugins;

/// <summary>Where plugins are looked for, and where their copies lie while they are loaded.</summary>
internal sealed record PluginSettings(IReadOnlyList<string> Folders, string ShadowFolder)
{
    /// <summary>A plugin that takes longer to start is taken for hung.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(10);
}
