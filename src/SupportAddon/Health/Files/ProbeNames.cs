using SupportAddon.Clients.Files;
using SupportAddon.Yaml;

namespace SupportAddon.Health.Files;

/// <summary>Checks how the probes of a client name each other.</summary>
internal static class ProbeNames
{
    public static void Check(IReadOnlyList<ProbeEntry> probes, string path, ClientFileCheck file)
    {
        var seen = new HashSet<string>();
        var parents = probes.DistinctBy(probe => probe.Name).ToDictionary(probe => probe.Name, probe => probe.Parent);
        foreach (var (index, probe) in probes.Index())
        {
            var at = YamlPath.Item(path, index);
            if (!seen.Add(probe.Name))
                file.Mistake(YamlPath.Key(at, "name"), $"two probes are called \"{probe.Name}\"");
            else if (probe.Parent is { } parent && !parents.ContainsKey(parent))
                file.Mistake(YamlPath.Key(at, "parent"), $"this client has no probe \"{parent}\" in this file");
            else if (IsAboveItself(probe.Name, parents))
                file.Mistake(YamlPath.Key(at, "parent"), $"\"{probe.Name}\" stands above itself: a parent may not lead back to its child");
        }
    }

    private static bool IsAboveItself(string name, Dictionary<string, string?> parents)
    {
        var seen = new HashSet<string>();
        for (var above = parents.GetValueOrDefault(name); above is not null && seen.Add(above); above = parents.GetValueOrDefault(above))
            if (above == name)
                return true;
        return false;
    }
}
