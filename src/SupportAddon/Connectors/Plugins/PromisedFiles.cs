using System.Text.Json;

namespace SupportAddon.Connectors.Plugins;

/// <summary>
/// The assemblies that a plugin's deps.json says lie beside it. A dependency of a dependency is missed by nothing else
/// until the day it is used.
/// </summary>
internal static class PromisedFiles
{
    public static string? FirstMissing(string mainFile)
    {
        var manifest = Path.ChangeExtension(mainFile, ".deps.json");
        return File.Exists(manifest)
            ? Listed(manifest).FirstOrDefault(file => !File.Exists(Path.Combine(Path.GetDirectoryName(mainFile)!, file)))
            : null;
    }

    private static List<string> Listed(string manifest)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(manifest));
            return [.. Runtime(json.RootElement).Select(path => Path.GetFileName(path))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new PluginRefusal($"{Path.GetFileName(manifest)} cannot be read: {e.Message}");
        }
    }

    private static IEnumerable<string> Runtime(JsonElement root) =>
        from target in Members(root, "targets")
        from library in target.EnumerateObject()
        from file in Members(library.Value, "runtime", property => property.Name)
        where !file.EndsWith("_._", StringComparison.Ordinal) // a package's word for "nothing here"
        select file;

    private static IEnumerable<JsonElement> Members(JsonElement parent, string name) => Members(parent, name, property => property.Value);

    private static IEnumerable<T> Members<T>(JsonElement parent, string name, Func<JsonProperty, T> take) =>
        parent.TryGetProperty(name, out var member) ? member.EnumerateObject().Select(take) : [];
}
