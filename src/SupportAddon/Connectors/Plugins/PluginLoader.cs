using System.Runtime.CompilerServices;

namespace SupportAddon.Connectors.Plugins;

/// <summary>Makes one entry of one folder; whatever goes wrong costs that folder alone.</summary>
internal sealed class PluginLoader(ShadowFolder shadow, PluginContexts contexts, TimeSpan startLimit)
{
    public PluginEntry Load(string folder)
    {
        var entry = new PluginEntry { Folder = folder, Status = PluginStatus.Loaded };
        try
        {
            var name = MainFile(folder);
            var file = Path.Combine(shadow.Copy(folder), name);
            var metadata = PluginMetadata.Read(file);
            entry = entry with { Version = metadata.Version, SdkVersion = metadata.SdkVersion };
            PluginInspection.Check(metadata, SdkContract.Version);
            return Start(entry, file, metadata);
        }
        catch (PluginRefusal refusal)
        {
            return entry.Refuse(refusal.Message);
        }
        catch (Exception e)
        {
            return entry.Refuse($"It cannot be loaded: {PluginFault.Describe(e)}");
        }
    }

    // A name of its own for the frame, so that no hidden local of the caller keeps a refused plugin alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private PluginEntry Start(PluginEntry entry, string file, PluginMetadata metadata)
    {
        var probing = new PluginProbing(file);
        PluginInspection.CheckFiles(file, metadata, probing);
        var context = new PluginContext(Path.GetFileName(entry.Folder), probing);
        try
        {
            var start = PluginStart.Run(context.LoadFromAssemblyPath(file), metadata.PluginTypes[0], startLimit);
            return entry with { Id = start.Id, Name = start.Name, Loaded = new LoadedPlugin(context, start.Plugin) };
        }
        catch
        {
            contexts.Unload(context);
            throw;
        }
    }

    private static string MainFile(string folder)
    {
        var name = Path.GetFileName(folder) + ".dll";
        return File.Exists(Path.Combine(folder, name)) ? name : throw new PluginRefusal($"It holds no {name}.");
    }
}
