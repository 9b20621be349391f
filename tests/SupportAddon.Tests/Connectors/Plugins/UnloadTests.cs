using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using SupportAddon.Connectors.Options;
using SupportAddon.Connectors.Plugins;
using SupportAddon.Sdk;

namespace SupportAddon.Tests.Connectors.Plugins;

/// <summary>P4: unloading is tried and measured. What these tests hold is that the host itself keeps nothing.</summary>
public sealed class UnloadTests : IDisposable
{
    private readonly PluginShelf shelf = new();

    public void Dispose() => shelf.Dispose();

    [Fact]
    public void Fifty_times_loaded_described_bound_and_unloaded_leaves_at_most_one_context()
    {
        shelf.Put("Fixture.Sample");
        for (var cycle = 0; cycle < 50; cycle++)
            LoadAndUse();
        Assert.Equal(50, shelf.Contexts.Asked);
        Assert.InRange(shelf.Contexts.Settle(), 0, 1);
    }

    [Fact]
    public void A_plugin_that_somebody_still_holds_is_counted_until_it_is_let_go()
    {
        shelf.Put("Fixture.Sample");
        var held = LoadAndKeep();
        Assert.Equal(1, shelf.Contexts.Settle());
        GC.KeepAlive(held);
        held = null;
        Assert.Equal(0, shelf.Contexts.Settle());
    }

    [Fact]
    public void Unloading_reports_what_it_achieved_and_the_entries_let_go()
    {
        shelf.Put("Fixture.Sample");
        shelf.Put("Fixture.OldDependency");
        var catalog = shelf.Load();
        Assert.Equal(new UnloadReport(Asked: 2, Alive: 0), catalog.Unload());
        Assert.All(catalog.Entries, entry => Assert.Null(entry.Plugin));
        Assert.Null(catalog.Find("sample"));
    }

    [Fact]
    public void Unloading_is_asked_for_at_once_and_not_left_to_the_garbage_collector()
    {
        shelf.Put("Fixture.Sample");
        var catalog = shelf.Load();
        var asked = 0;
        AssemblyLoadContext.GetLoadContext(catalog.Find("sample")!.Plugin!.GetType().Assembly)!.Unloading += _ => asked++;
        catalog.Dispose();
        Assert.Equal(1, asked);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void LoadAndUse()
    {
        using var catalog = shelf.Load();
        var plugin = catalog.Find("sample")!.Plugin!;
        Assert.Equal(8, OptionsDescription.Of(plugin.OptionsType).Count);
        var bound = PluginOptions.Read(plugin, new Dictionary<string, object?>
        {
            ["url"] = "https://erp.example", ["apiKey"] = "k", ["pages"] = "7", ["depth"] = "veryDeep",
        });
        Assert.Empty(bound.Errors);
        Assert.NotEmpty(PluginOptions.Read(plugin, new Dictionary<string, object?> { ["pages"] = "700" }).Errors);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ConnectorPlugin? LoadAndKeep()
    {
        using var catalog = shelf.Load();
        return catalog.Find("sample")!.Plugin;
    }
}
