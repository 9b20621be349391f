namespace SupportAddon.Connectors.Plugins;

/// <summary>The folders in which plugins may lie: those of the settings in their order, in each by ordinal name.</summary>
internal static class PluginFolders
{
    public static IEnumerable<string> In(IEnumerable<string> roots) =>
        from root in roots.Select(Path.GetFullPath).Distinct()
        where Directory.Exists(root)
        from folder in SubFolders(root).Order(StringComparer.Ordinal)
        where !Path.GetFileName(folder).StartsWith('.')
        select folder;

    private static string[] SubFolders(string root)
    {
        try
        {
            return Directory.GetDirectories(root);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(
                $"The plugin folder {root} cannot be read: {e.Message}", "Give this user the right to read it, or take it out of the settings.", e);
        }
    }
}
