namespace SupportAddon.Connectors.Plugins;

/// <summary>One id, one plugin: the highest version serves, and of equal ones the first.</summary>
internal static class PluginRanking
{
    public static IReadOnlyList<PluginEntry> Rank(IReadOnlyList<PluginEntry> entries)
    {
        var winners = entries.Where(entry => entry.Loaded is not null)
            .GroupBy(entry => entry.Id!)
            .ToDictionary(group => group.Key, group => group.MaxBy(entry => entry.Version)!);
        return [.. entries.Select(entry => entry.Loaded is null ? entry : Judge(entry, winners[entry.Id!]))];
    }

    private static PluginEntry Judge(PluginEntry entry, PluginEntry winner)
    {
        if (ReferenceEquals(entry, winner))
            return entry;
        if (entry.Version == winner.Version)
            return entry.Refuse($"The same plugin '{entry.Id}' {VersionText.Of(entry.Version!)} is already loaded from {winner.Folder}.");
        return entry with
        {
            Status = PluginStatus.Superseded,
            Reason = $"Version {VersionText.Of(winner.Version!)} of '{entry.Id}' is loaded from {winner.Folder}.",
        };
    }
}
