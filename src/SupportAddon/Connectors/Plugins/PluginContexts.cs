using System.Runtime.Loader;

namespace SupportAddon.Connectors.Plugins;

/// <summary>
/// Counts what unloading really freed. Unloading is a request: a context lives on while anything of the plugin is
/// still referenced, running or cached somewhere.
/// </summary>
internal sealed class PluginContexts
{
    private const int Rounds = 10;

    private readonly Lock door = new();
    private readonly List<WeakReference> unloading = [];

    /// <summary>How many unloadings were asked for so far.</summary>
    public int Asked { get; private set; }

    /// <summary>How many contexts are still alive although their unloading was asked for.</summary>
    public int Alive
    {
        get
        {
            lock (door)
            {
                unloading.RemoveAll(context => !context.IsAlive);
                return unloading.Count;
            }
        }
    }

    public void Unload(AssemblyLoadContext context)
    {
        lock (door)
        {
            unloading.Add(new WeakReference(context, trackResurrection: true));
            Asked++;
        }

        context.Unload();
    }

    /// <summary>Collects garbage until everything asked for is gone, for a few rounds at most; returns what is still alive.</summary>
    public int Settle()
    {
        for (var round = 0; round < Rounds && Alive > 0; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return Alive;
    }
}
