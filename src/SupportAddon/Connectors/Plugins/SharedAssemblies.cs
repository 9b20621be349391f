using System.Reflection;
using Microsoft.Extensions.Logging;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Plugins;

/// <summary>What a plugin has in common with the host: the contract and the framework, and nothing else of the host's.</summary>
internal static class SharedAssemblies
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> FrameworkFiles = new(FindFramework);

    public static IReadOnlyDictionary<string, Assembly> Contract { get; } =
        new[] { typeof(ConnectorPlugin).Assembly, typeof(ILogger).Assembly }.ToDictionary(
            assembly => assembly.GetName().Name!, StringComparer.OrdinalIgnoreCase);

    /// <summary>The framework's version of an assembly, or null when it is not the framework's.</summary>
    public static Version? Framework(string name) =>
        FrameworkFiles.Value.TryGetValue(name, out var file) ? AssemblyName.GetAssemblyName(file).Version : null;

    // What lies in the program's own folder are the host's packages, but for a runtime that was published with it;
    // everything else trusted is the framework's.
    private static Dictionary<string, string> FindFramework()
    {
        var published = RuntimePacks.FilesOf(Path.ChangeExtension(typeof(SharedAssemblies).Assembly.Location, ".deps.json"));
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(file => !file.StartsWith(AppContext.BaseDirectory, StringComparison.OrdinalIgnoreCase) || published.Contains(Path.GetFileName(file)))
            .DistinctBy(file => Path.GetFileName(file)) // the runtime lists its core library twice
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase);
    }
}
