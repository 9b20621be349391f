namespace SupportAddon.Connectors.Plugins;

/// <summary>Versions as people write them: 1.0, 1.2.3.</summary>
internal static class VersionText
{
    public static string Of(Version version) => version switch
    {
        { Revision: > 0 } => version.ToString(4),
        { Build: > 0 } => version.ToString(3),
        _ => version.ToString(2),
    };
}
