using System.Reflection;
using System.Runtime.Loader;

namespace SupportAddon.Connectors.Plugins;

/// <summary>The walls of one plugin (P2). A wish that cannot be met fails here, in words, and not later as a cast.</summary>
internal sealed class PluginContext(string name, PluginProbing probing) : AssemblyLoadContext(name, isCollectible: true)
{
    // Satellites are left to the runtime: it looks beside the assembly they belong to.
    protected override Assembly? Load(AssemblyName assemblyName) =>
        string.IsNullOrEmpty(assemblyName.CultureName) ? LoadFrom(assemblyName) : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        probing.FindNative(unmanagedDllName) is { } file ? LoadUnmanagedDllFromPath(file) : base.LoadUnmanagedDll(unmanagedDllName);

    private Assembly? LoadFrom(AssemblyName wanted) => probing.Find(wanted) switch
    {
        AssemblyPlace.Contract shared => shared.Assembly,
        AssemblyPlace.Own own => LoadFromAssemblyPath(own.File),
        AssemblyPlace.Framework => null, // the runtime goes on to it by itself
        AssemblyPlace.TooOld old => throw new FileLoadException(
            $"{Name} needs {wanted.Name} {wanted.Version}; this program has {old.Present}.", wanted.Name),
        _ => throw new FileNotFoundException($"{Name} needs {wanted.Name} {wanted.Version}, which is not in its folder.", wanted.Name),
    };
}
