using System.Collections.Concurrent;
using System.Reflection;
using SupportAddon.Connectors.Plugins;

namespace SupportAddon.Tests.Connectors.Plugins;

/// <summary>Plugin folders of one test, filled from the fixtures, and catalogs loaded from them.</summary>
internal sealed class PluginShelf : IDisposable
{
    private static readonly string Fixtures = typeof(PluginShelf).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "Fixtures").Value!;

    private readonly TempFolder folder = new();
    private readonly ConcurrentBag<PluginCatalog> catalogs = [];

    public PluginContexts Contexts { get; } = new();

    public string Shadow => folder.At("shadow");

    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(30);

    public static string Fixture(string name, string file) => Path.Combine(Fixtures, name, file);

    /// <summary>Puts a copy of a fixture into a plugin folder and returns its path.</summary>
    public string Put(string fixture, string root = "plugins")
    {
        var target = Empty(fixture, root);
        FolderCopy.Make(Path.Combine(Fixtures, fixture), target);
        return target;
    }

    public string Empty(string name, string root = "plugins") => Directory.CreateDirectory(folder.At(root, name)).FullName;

    public string PutTrouble(string trouble, string root = "plugins")
    {
        var target = Put("Fixture.Trouble", root);
        File.WriteAllText(Path.Combine(target, "trouble.txt"), trouble);
        return target;
    }

    public PluginCatalog Load(params string[] roots)
    {
        string[] folders = roots.Length == 0 ? ["plugins"] : roots;
        var settings = new PluginSettings([.. folders.Select(root => folder.At(root))], Shadow) { StartLimit = StartLimit };
        var catalog = PluginCatalog.Load(settings, Contexts);
        catalogs.Add(catalog);
        return catalog;
    }

    public void Dispose()
    {
        foreach (var catalog in catalogs)
            catalog.Dispose();
        folder.Dispose();
    }
}
