using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tests;

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
        await using var server = await OdooServer.StartAsync();
        server.AddTasks(30, aSecond: 1);
        var context = new AssemblyLoadContext("apart", isCollectible: true);
        Assert.Equal(30, await ReadAsync(context, server));
        context.Unload();
        return new WeakReference(context);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> ReadAsync(AssemblyLoadContext context, OdooServer server)
    {
        var assembly = context.LoadFromAssemblyPath(typeof(OdooPlugin).Assembly.Location);
        Assert.NotSame(typeof(OdooPlugin).Assembly, assembly);
        var plugin = (ConnectorPlugin)Activator.CreateInstance(assembly.GetType(typeof(OdooPlugin).FullName!)!)!;
        var options = Activator.CreateInstance(plugin.OptionsType)!;
        plugin.OptionsType.GetProperty(nameof(OdooOptions.Url))!.SetValue(options, server.Url);
        plugin.OptionsType.GetProperty(nameof(OdooOptions.ApiKey))!.SetValue(options, OdooServer.Key);
        await using var connector = plugin.Create(options, Connections.Context(() => server.Database.Now));
        return (await ((ITicketSource)connector).PagesAsync()).Ids().Count();
    }
}
