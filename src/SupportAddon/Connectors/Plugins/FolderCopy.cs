namespace SupportAddon.Connectors.Plugins;

internal static class FolderCopy
{
    public static void Make(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from).Where(IsReal))
            Make(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    // A linked folder could lead back to where it lies.
    private static bool IsReal(string folder) => !File.GetAttributes(folder).HasFlag(FileAttributes.ReparsePoint);
}
