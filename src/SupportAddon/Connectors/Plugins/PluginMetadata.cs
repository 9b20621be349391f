using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace SupportAddon.Connectors.Plugins;

/// <summary>What a plugin's main assembly says of itself, read without loading it (P1).</summary>
internal sealed record PluginMetadata(
    Version Version, Version SdkVersion, IReadOnlyList<string> PluginTypes, IReadOnlyList<AssemblyName> References)
{
    public static PluginMetadata Read(string file)
    {
        using var image = Open(file);
        var metadata = image.GetMetadataReader();
        if (!metadata.IsAssembly)
            throw new PluginRefusal($"{Path.GetFileName(file)} is a module without an assembly.");
        var references = metadata.AssemblyReferences
            .Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName()).ToList();
        var sdk = references.Find(name => name.Name == SdkContract.AssemblyName)?.Version
            ?? throw new PluginRefusal($"{Path.GetFileName(file)} is not a plugin: it does not use {SdkContract.AssemblyName}.");
        var version = metadata.GetAssemblyDefinition().Version;
        return new(version, sdk, [.. new PluginTypes(metadata).Names()], references);
    }

    private static PEReader Open(string file)
    {
        var image = new PEReader(File.OpenRead(file));
        if (IsManaged(image))
            return image;
        image.Dispose();
        throw new PluginRefusal($"{Path.GetFileName(file)} is not a .NET assembly.");
    }

    private static bool IsManaged(PEReader image)
    {
        try
        {
            return image.HasMetadata;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
