using System.Reflection;

namespace SupportAddon.Connectors.Plugins;

/// <summary>Where a plugin gets an assembly from.</summary>
internal abstract record AssemblyPlace
{
    /// <summary>The host's own, so that both sides mean the same types.</summary>
    internal sealed record Contract(Assembly Assembly) : AssemblyPlace;

    /// <summary>A file the plugin carries.</summary>
    internal sealed record Own(string File) : AssemblyPlace;

    internal sealed record Framework : AssemblyPlace;

    /// <summary>The contract or the framework has it, but not as new as it is asked for.</summary>
    internal sealed record TooOld(Version Present) : AssemblyPlace;

    internal sealed record Nowhere : AssemblyPlace;
}
