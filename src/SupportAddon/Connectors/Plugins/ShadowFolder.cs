namespace SupportAddon.Connectors.Plugins;

/// <summary>
/// Where this process keeps its copies of plugins, so that the originals are never locked (P4). Each user of the root
/// has a folder of its own and holds a lock beside it; a folder whose lock nobody holds was left by a process that is
/// gone.
/// </summary>
internal sealed class ShadowFolder : IDisposable
{
    private readonly string folder;
    private readonly FileStream hold;
    private int copies;

    private ShadowFolder(string folder, FileStream hold) => (this.folder, this.hold) = (folder, hold);

    public static ShadowFolder Open(string root)
    {
        Directory.CreateDirectory(root);
        foreach (var left in Directory.EnumerateFiles(root, "*.lock"))
            StaleShadow.Remove(left);
        return Take(root, attempts: 5);
    }

    /// <summary>Copies a folder with everything in it and returns where the copy lies.</summary>
    public string Copy(string original)
    {
        var copy = Path.Combine(folder, $"{++copies}-{Path.GetFileName(original)}");
        FolderCopy.Make(original, copy);
        return copy;
    }

    /// <summary>Gives the lock back and removes what can be removed; the rest goes with the next start.</summary>
    public void Dispose()
    {
        hold.Dispose();
        StaleShadow.Remove(hold.Name);
    }

    // The lock comes before the folder, so nobody ever sees the folder without it. Another process that cleans may
    // catch the new file before it is locked: then it is that one's to remove, and another name is taken.
    private static ShadowFolder Take(string root, int attempts)
    {
        try
        {
            var folder = Path.Combine(root, Guid.NewGuid().ToString("N"));
            var hold = new FileStream(folder + ".lock", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            Directory.CreateDirectory(folder);
            return new ShadowFolder(folder, hold);
        }
        catch (IOException) when (attempts > 1)
        {
            return Take(root, attempts - 1);
        }
    }
}
