namespace SupportAddon.Connectors.Plugins;

/// <summary>All plugins of this process, those that could not be loaded with their reason.</summary>
internal sealed class PluginCatalog : IDisposable
{
    private readonly ShadowFolder shadow;

    private PluginCatalog(ShadowFolder shadow, IReadOnlyList<PluginEntry> entries, PluginContexts contexts) =>
        (this.shadow, Entries, Contexts) = (shadow, entries, contexts);

    /// <summary>One for each folder in which a plugin was looked for, in the order of looking.</summary>
    public IReadOnlyList<PluginEntry> Entries { get; }

    public PluginContexts Contexts { get; }

    /// <param name="contexts">Counts what is unloaded, over all catalogs of the process.</param>
    public static PluginCatalog Load(PluginSettings settings, PluginContexts contexts)
    {
        var shadow = OpenShadow(settings.ShadowFolder);
        var loader = new PluginLoader(shadow, contexts, settings.StartLimit);
        var tried = PluginFolders.In(settings.Folders).Select(loader.Load).ToList();
        return new(shadow, [.. PluginRanking.Rank(tried).Select(entry => KeepWinner(entry, contexts))], contexts);
    }

    /// <summary>The entry of a loaded plugin.</summary>
    public PluginEntry? Find(string id) => Entries.FirstOrDefault(entry => entry.Id == id && entry.Plugin is not null);

    /// <summary>Unloads all plugins and measures how many are really gone. Connections must be closed before.</summary>
    public UnloadReport Unload()
    {
        Release();
        return new(Contexts.Asked, Contexts.Settle());
    }

    public void Dispose()
    {
        Release();
        shadow.Dispose();
    }

    private void Release()
    {
        foreach (var entry in Entries)
            entry.Loaded?.Unload(Contexts);
    }

    private static PluginEntry KeepWinner(PluginEntry entry, PluginContexts contexts)
    {
        if (entry.Status == PluginStatus.Loaded)
            return entry;
        entry.Loaded?.Unload(contexts);
        return entry with { Loaded = null };
    }

    private static ShadowFolder OpenShadow(string folder)
    {
        try
        {
            return ShadowFolder.Open(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(
                $"Plugins cannot be copied to {folder}: {e.Message}", "Give this user the right to write there, or free some space.", e);
        }
    }
}
