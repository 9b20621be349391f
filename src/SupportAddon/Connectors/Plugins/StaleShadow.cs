namespace SupportAddon.Connectors.Plugins;

/// <summary>A shadow folder that may have no owner any more.</summary>
internal static class StaleShadow
{
    /// <summary>Removes folder and lock when nobody holds the lock; what cannot be removed now stays for the next time.</summary>
    public static void Remove(string lockFile)
    {
        using (var hold = TryHold(lockFile))
        {
            if (hold is null || !TryDelete(Path.ChangeExtension(lockFile, null)))
                return;
        }

        File.Delete(lockFile);
    }

    private static FileStream? TryHold(string lockFile)
    {
        try
        {
            return new FileStream(lockFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // held, gone meanwhile, or another user's
        }
    }

    private static bool TryDelete(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // Windows keeps the files of a context that is still alive
        }
    }
}
