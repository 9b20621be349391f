using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Manifests;

public sealed class Unloading
{
    [Fact]
    public async Task Nothing_in_it_keeps_the_plugin_loaded_after_it_was_used()
    {
        var context = await UsedAsync();
        for (var attempt = 0; context.IsAlive && attempt < 20; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.False(context.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> UsedAsync()
    {
        await using var server = await TicketServer.StartAsync(rows: 30);
        var context = new Apart();
        var tickets = await ReadAsync(context, server.Url);
        context.Unload();
        Assert.Equal(30, tickets);
        return new WeakReference(context);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> ReadAsync(Apart context, Uri url)
    {
        var manifest = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.yaml");
        await File.WriteAllTextAsync(manifest, Desk.Manifest());
        var assembly = context.LoadFromAssemblyPath(typeof(RestPlugin).Assembly.Location);
        Assert.NotSame(typeof(RestPlugin).Assembly, assembly);
        var plugin = (ConnectorPlugin)Activator.CreateInstance(assembly.GetType(typeof(RestPlugin).FullName!)!)!;
        var options = Activator.CreateInstance(plugin.OptionsType)!;
        plugin.OptionsType.GetProperty("Manifest")!.SetValue(options, manifest);
        plugin.OptionsType.GetProperty("BaseUrl")!.SetValue(options, url);
        await using var connector = plugin.Create(options, Desk.Context(null));
        File.Delete(manifest);
        return (await Pulled.FromAsync((ITicketSource)connector)).Ids.Count();
    }

    /// <summary>As the host loads plugins: all their own, but the Sdk and the logging abstractions.</summary>
    private sealed class Apart() : AssemblyLoadContext("apart", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName name) => name.Name is "SupportAddon.Yaml" or "YamlDotNet"
            ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, $"{name.Name}.dll")) : null;
    }
}
