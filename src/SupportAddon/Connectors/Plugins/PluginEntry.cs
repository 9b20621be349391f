using SupportAddon.Connectors.Calls;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Plugins;

/// <summary>What became of one folder in which a plugin was looked for.</summary>
internal sealed record PluginEntry
{
    /// <summary>The full path of the folder.</summary>
    public required string Folder { get; init; }

    public required PluginStatus Status { get; init; }

    /// <summary>One sentence; null when the plugin is loaded.</summary>
    public string? Reason { get; init; }

    /// <summary>Null as long as the plugin could not say it.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Null when the folder holds no plugin assembly.</summary>
    public Version? Version { get; init; }

    /// <summary>The contract it was built against.</summary>
    public Version? SdkVersion { get; init; }

    public LoadedPlugin? Loaded { get; init; }

    /// <summary>Null when the plugin is not loaded, or not any more.</summary>
    public ConnectorPlugin? Plugin => Loaded?.Plugin;

    /// <summary>Its calls that never came back.</summary>
    public HangingCalls Hanging { get; } = new();

    public PluginEntry Refuse(string reason) => this with { Status = PluginStatus.Refused, Reason = reason };
}
