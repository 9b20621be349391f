using System.Reflection;
using System.Runtime.Loader;

namespace SupportAddon.Connectors.Plugins;

/// <summary>Decides where each assembly and native library of one plugin comes from; loads nothing itself.</summary>
internal sealed class PluginProbing(string mainFile)
{
    private readonly AssemblyDependencyResolver resolver = new(mainFile);
    private readonly string folder = Path.GetDirectoryName(mainFile)!;

    /// <remarks>
    /// First the contract, or types would not match. Then the plugin's own file, so that it sees the version it was
    /// built with, unless the framework has the same or a newer one: the higher wins, as in any program. Never the
    /// host's packages: a plugin that worked by them would break with the host's next release.
    /// </remarks>
    public AssemblyPlace Find(AssemblyName name)
    {
        if (SharedAssemblies.Contract.TryGetValue(name.Name!, out var shared))
            return UnlessTooOld(shared.GetName().Version!, name, new AssemblyPlace.Contract(shared));
        var own = OwnFile(name);
        var framework = SharedAssemblies.Framework(name.Name!);
        if (own is not null && !(framework >= AssemblyName.GetAssemblyName(own).Version))
            return new AssemblyPlace.Own(own);
        return framework is null
            ? new AssemblyPlace.Nowhere()
            : UnlessTooOld(framework, name, new AssemblyPlace.Framework());
    }

    /// <summary>What the manifest lists for this platform; what only lies beside the plugin the runtime finds by itself.</summary>
    public string? FindNative(string name) => resolver.ResolveUnmanagedDllToPath(name);

    // The manifest (deps.json) goes first; a file that only lies in the folder is the author's too.
    private string? OwnFile(AssemblyName name) =>
        resolver.ResolveAssemblyToPath(name) ?? Existing(Path.Combine(folder, name.Name + ".dll"));

    private static AssemblyPlace UnlessTooOld(Version present, AssemblyName wanted, AssemblyPlace place) =>
        wanted.Version > present ? new AssemblyPlace.TooOld(present) : place;

    private static string? Existing(string file) => File.Exists(file) ? file : null;
}
