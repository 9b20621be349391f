using System.Text.Json;

namespace SupportAddon.Connectors.Plugins;

/// <summary>The runtime that a program was published with, as its deps.json tells it.</summary>
internal static class RuntimePacks
{
    /// <summary>The names of its files; none where the program runs by the machine's own runtime.</summary>
    public static IReadOnlySet<string> FilesOf(string depsFile)
    {
        if (!File.Exists(depsFile))
            return new HashSet<string>();
        using var deps = JsonDocument.Parse(File.ReadAllBytes(depsFile));
        return deps.RootElement.GetProperty("targets").EnumerateObject()
            .SelectMany(target => target.Value.EnumerateObject())
            .Where(library => library.Name.StartsWith("runtimepack.", StringComparison.Ordinal))
            .SelectMany(library => library.Value.GetProperty("runtime").EnumerateObject())
            .Select(file => Path.GetFileName(file.Name))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
