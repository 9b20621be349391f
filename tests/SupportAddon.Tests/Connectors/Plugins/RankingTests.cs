using SupportAddon.Connectors.Plugins;

namespace SupportAddon.Tests.Connectors.Plugins;

public sealed class RankingTests : IDisposable
{
    private readonly PluginShelf shelf = new();

    public void Dispose() => shelf.Dispose();

    [Fact]
    public void Of_two_versions_the_higher_serves_and_the_lower_says_so()
    {
        var newer = shelf.Put("Fixture.Sample");
        shelf.Put("Fixture.SampleOlder");
        var catalog = shelf.Load();
        var older = catalog.Entries[1];
        Assert.Equal(PluginStatus.Superseded, older.Status);
        Assert.Equal($"Version 1.2 of 'sample' is loaded from {newer}.", older.Reason);
        Assert.Equal((new Version(1, 1, 0, 0), "An older sample"), (older.Version, older.Name));
        Assert.Equal(newer, catalog.Find("sample")!.Folder);
    }

    [Fact]
    public void What_was_superseded_is_unloaded()
    {
        shelf.Put("Fixture.Sample");
        shelf.Put("Fixture.SampleOlder");
        var catalog = shelf.Load();
        Assert.Null(catalog.Entries[1].Plugin);
        Assert.Equal((1, 0), (shelf.Contexts.Asked, shelf.Contexts.Settle()));
    }

    [Fact]
    public void Of_two_equal_ones_the_first_serves_and_the_second_names_it()
    {
        var first = shelf.Put("Fixture.Sample", "b");
        shelf.Put("Fixture.Sample", "a");
        var catalog = shelf.Load("b", "a");
        Assert.Equal([PluginStatus.Loaded, PluginStatus.Refused], catalog.Entries.Select(entry => entry.Status));
        Assert.Equal($"The same plugin 'sample' 1.2 is already loaded from {first}.", catalog.Entries[1].Reason);
    }

    [Fact]
    public void In_one_folder_plugins_come_in_ordinal_order()
    {
        foreach (var name in new[] { "b", "a", "B", ".git" })
            shelf.Empty(name);
        Assert.Equal(["B", "a", "b"], shelf.Load().Entries.Select(entry => Path.GetFileName(entry.Folder)));
    }

    [Fact]
    public void A_refused_higher_version_leaves_the_lower_one_in_service()
    {
        File.Delete(Path.Combine(shelf.Put("Fixture.Sample"), "Fixture.Sample.dll"));
        shelf.Put("Fixture.SampleOlder");
        Assert.Equal(new Version(1, 1, 0, 0), shelf.Load().Find("sample")!.Version);
    }

    [Fact]
    public void A_folder_that_is_not_there_gives_nothing() => Assert.Empty(shelf.Load("nowhere").Entries);

    [Fact]
    public void An_id_nobody_has_finds_nothing()
    {
        shelf.Put("Fixture.Sample");
        Assert.Null(shelf.Load().Find("odoo"));
    }
}
