using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using SupportAddon.Dolibarr.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Tests;

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
        await using var server = await DolibarrServer.StartAsync();
        server.AddTickets(30);
        var context = new AssemblyLoadContext("apart", isCollectible: true);
        Assert.Equal(30, await ReadAsync(context, server));
        context.Unload();
        return new WeakReference(context);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> ReadAsync(AssemblyLoadContext context, DolibarrServer server)
    {
        var assembly = context.LoadFromAssemblyPath(typeof(DolibarrPlugin).Assembly.Location);
        Assert.NotSame(typeof(DolibarrPlugin).Assembly, assembly);
        var plugin = (ConnectorPlugin)Activator.CreateInstance(assembly.GetType(typeof(DolibarrPlugin).FullName!)!)!;
        var options = Activator.CreateInstance(plugin.OptionsType)!;
        plugin.OptionsType.GetProperty(nameof(DolibarrOptions.Url))!.SetValue(options, server.Url);
        plugin.OptionsType.GetProperty(nameof(DolibarrOptions.ApiKey))!.SetValue(options, DolibarrServer.Key);
        await using var connector = plugin.Create(options, Connections.Context(() => server.Now));
        return (await ((ITicketSource)connector).PagesAsync()).Ids().Count();
    }
}
