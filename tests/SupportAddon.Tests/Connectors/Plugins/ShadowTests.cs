using System.Diagnostics;

namespace SupportAddon.Tests.Connectors.Plugins;

/// <summary>P4: a plugin's own files are never held, and copies that nobody uses any more go away.</summary>
public sealed class ShadowTests : IDisposable
{
    private readonly PluginShelf shelf = new();

    public void Dispose() => shelf.Dispose();

    [Fact]
    public void A_loaded_plugin_runs_from_its_copy()
    {
        shelf.Put("Fixture.Sample");
        var location = shelf.Load().Find("sample")!.Plugin!.GetType().Assembly.Location;
        Assert.StartsWith(shelf.Shadow, location, StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_of_a_loaded_plugin_can_be_deleted_and_the_plugin_goes_on()
    {
        var folder = shelf.Put("Fixture.Sample");
        var plugin = shelf.Load().Find("sample")!.Plugin!;
        Directory.Delete(folder, recursive: true);
        Assert.Equal("A sample", plugin.Name);
        Assert.Equal("SampleOptions", plugin.OptionsType.Name);
    }

    [Fact]
    public void A_replaced_plugin_is_taken_up_by_the_next_load_while_the_first_still_runs()
    {
        var folder = shelf.Put("Fixture.OldDependency");
        var first = shelf.Load();
        File.Copy(PluginShelf.Fixture("Dependency.V2", "Fixture.Dependency.dll"), Path.Combine(folder, "Fixture.Dependency.dll"), overwrite: true);
        var second = shelf.Load();
        Assert.Equal("one", first.Find("old-dependency")!.Plugin!.Name);
        Assert.Equal("two", second.Find("old-dependency")!.Plugin!.Name);
    }

    [Fact]
    public void Two_loads_at_the_same_time_have_shadows_of_their_own()
    {
        shelf.Put("Fixture.Sample");
        var catalogs = Enumerable.Range(0, 4).AsParallel().WithDegreeOfParallelism(4)
            .Select(_ => shelf.Load()).ToList();
        var places = catalogs.Select(catalog => catalog.Find("sample")!.Plugin!.GetType().Assembly.Location);
        Assert.Equal(4, places.Distinct().Count());
    }

    [Fact]
    public void Closing_a_catalog_removes_its_shadow()
    {
        shelf.Put("Fixture.Sample");
        shelf.Load().Dispose();
        Assert.Empty(Directory.GetFileSystemEntries(shelf.Shadow));
    }

    [Fact]
    public void A_shadow_that_was_left_behind_is_removed_at_the_next_start()
    {
        var left = LeftBehind();
        shelf.Load();
        Assert.False(Directory.Exists(left));
        Assert.False(File.Exists(left + ".lock"));
    }

    [Fact]
    public void A_shadow_in_use_by_another_process_stays_until_that_process_is_gone()
    {
        var theirs = LeftBehind();
        using (var other = HoldInAnotherProcess(theirs + ".lock"))
        {
            shelf.Load().Dispose();
            Assert.True(File.Exists(Path.Combine(theirs, "1-X", "X.dll")));
            other.Kill();
            other.WaitForExit();
        }

        shelf.Load();
        Assert.False(Directory.Exists(theirs));
    }

    [Fact]
    public void A_shadow_folder_that_cannot_be_made_is_refused_in_words()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(shelf.Shadow)!);
        File.WriteAllText(shelf.Shadow, "a file where the folder should be");
        var refused = Assert.Throws<RefusedException>(() => shelf.Load());
        Assert.StartsWith($"Plugins cannot be copied to {shelf.Shadow}", refused.Message, StringComparison.Ordinal);
    }

    private string LeftBehind()
    {
        var folder = Path.Combine(shelf.Shadow, "0123");
        Directory.CreateDirectory(Path.Combine(folder, "1-X"));
        File.WriteAllText(Path.Combine(folder, "1-X", "X.dll"), "");
        File.WriteAllText(folder + ".lock", "");
        return folder;
    }

    // The same lock that .NET takes on Unix, held by a process that is surely not this one.
    private static Process HoldInAnotherProcess(string file)
    {
        var start = new ProcessStartInfo("sh") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec 9<>\"$0\"; flock -x 9; echo held; exec cat");
        start.ArgumentList.Add(file);
        var process = Process.Start(start)!;
        Assert.Equal("held", process.StandardOutput.ReadLine());
        return process;
    }
}
