using System.Reflection;
using SupportAddon.Connectors.Options;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Plugins;

/// <summary>What a plugin says of itself once it runs.</summary>
internal sealed record PluginStart(ConnectorPlugin Plugin, string Id, string Name)
{
    /// <summary>Makes the plugin on a thread of its own: should it never come back, only that thread is lost.</summary>
    public static PluginStart Run(Assembly assembly, string type, TimeSpan limit)
    {
        PluginStart? started = null;
        string? failure = null;
        var thread = new Thread(() => (started, failure) = Contained(() => Make(assembly.GetType(type, throwOnError: true)!)))
        {
            IsBackground = true,
            Name = $"start of {type}",
        };
        thread.Start();
        if (!thread.Join(limit))
            throw new PluginRefusal($"It did not start within {limit.TotalSeconds:0.#} s.");
        return started ?? throw new PluginRefusal(failure!);
    }

    // Only words leave here: an exception of the plugin's own would keep the plugin alive.
    private static (PluginStart?, string?) Contained(Func<PluginStart> make)
    {
        try
        {
            return (make(), null);
        }
        catch (PluginRefusal refusal)
        {
            return (null, refusal.Message);
        }
        catch (Exception e)
        {
            return (null, $"It failed to start: {PluginFault.Describe(e)}");
        }
    }

    private static PluginStart Make(Type type)
    {
        if (type.GetConstructor(Type.EmptyTypes) is null)
            throw new PluginRefusal($"{type.Name} has no public constructor without parameters.");
        var plugin = (ConnectorPlugin)Activator.CreateInstance(type)!;
        if (!PluginId.IsValid(plugin.Id))
            throw new PluginRefusal($"Its id '{plugin.Id}' is not 1 to 40 of a-z, 0-9 and '-'.");
        if (OptionProperty.Unsupported(plugin.OptionsType) is { } reason)
            throw new PluginRefusal(reason);
        return new(plugin, plugin.Id, plugin.Name);
    }
}
