using System.Reflection;

namespace SupportAddon.Connectors.Plugins;

/// <summary>What can be refused without running a line of the plugin (P1).</summary>
internal static class PluginInspection
{
    public static void Check(PluginMetadata metadata, Version hostSdk)
    {
        if (SdkContract.Refusal(metadata.SdkVersion, hostSdk) is { } reason)
            throw new PluginRefusal(reason);
        if (metadata.PluginTypes.Count == 0)
            throw new PluginRefusal("It has no public class that derives from ConnectorPlugin.");
        if (metadata.PluginTypes.Count > 1)
            throw new PluginRefusal(
                $"It has {metadata.PluginTypes.Count} plugin classes, {string.Join(" and ", metadata.PluginTypes)}; there must be one.");
    }

    public static void CheckFiles(string mainFile, PluginMetadata metadata, PluginProbing probing)
    {
        foreach (var reference in metadata.References)
            CheckReference(reference, probing.Find(reference));
        if (PromisedFiles.FirstMissing(mainFile) is { } file)
            throw new PluginRefusal($"It needs {file}, which is not in its folder.");
    }

    private static void CheckReference(AssemblyName wanted, AssemblyPlace place)
    {
        var need = $"It needs {wanted.Name} {VersionText.Of(wanted.Version!)}";
        if (place is AssemblyPlace.TooOld old)
            throw new PluginRefusal($"{need}; this program has {VersionText.Of(old.Present)}.");
        if (place is AssemblyPlace.Nowhere)
            throw new PluginRefusal($"{need}, which is not in its folder.");
    }
}
