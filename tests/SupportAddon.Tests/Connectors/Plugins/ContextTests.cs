using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Text.Json.Nodes;
using SupportAddon.Connectors.Plugins;
using SupportAddon.Sdk;

namespace SupportAddon.Tests.Connectors.Plugins;

/// <summary>P2: each plugin has its own walls, and only the contract is common.</summary>
public sealed class ContextTests : IDisposable
{
    private readonly PluginShelf shelf = new();

    public void Dispose() => shelf.Dispose();

    [Fact]
    public void Two_plugins_see_each_its_own_version_of_one_dependency()
    {
        shelf.Put("Fixture.OldDependency");
        shelf.Put("Fixture.NewDependency");
        var catalog = shelf.Load();
        Assert.Equal("one", catalog.Find("old-dependency")?.Name);
        Assert.Equal("two", catalog.Find("new-dependency")?.Name);
    }

    [Fact]
    public void A_plugin_is_of_the_hosts_own_contract_type_even_when_it_carries_a_copy_of_the_Sdk()
    {
        var folder = shelf.Put("Fixture.Sample");
        File.Copy(typeof(ConnectorPlugin).Assembly.Location, Path.Combine(folder, "SupportAddon.Sdk.dll"));
        var plugin = shelf.Load().Find("sample")!.Plugin;
        Assert.Same(typeof(ConnectorPlugin), plugin!.GetType().BaseType);
    }

    [Fact]
    public void Each_plugin_has_a_collectible_context_of_its_own()
    {
        shelf.Put("Fixture.OldDependency");
        shelf.Put("Fixture.NewDependency");
        var contexts = shelf.Load().Entries
            .Select(entry => AssemblyLoadContext.GetLoadContext(entry.Plugin!.GetType().Assembly)!).ToList();
        Assert.All(contexts, context => Assert.True(context.IsCollectible));
        Assert.Equal(2, contexts.Distinct().Count());
    }

    [Fact]
    public void A_dependency_that_only_lies_in_the_folder_is_found()
    {
        var folder = shelf.Put("Fixture.OldDependency");
        var manifest = Path.Combine(folder, "Fixture.OldDependency.deps.json");
        File.WriteAllText(manifest, """{ "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0" }, "targets": { ".NETCoreApp,Version=v10.0": {} }, "libraries": {} }""");
        Assert.Equal("one", shelf.Load().Find("old-dependency")?.Name);
    }

    [Fact]
    public void A_satellite_speaks_the_language_of_the_thread()
    {
        shelf.Put("Fixture.Sample");
        var plugin = shelf.Load().Find("sample")!.Plugin!;
        Assert.Equal("Un exemple", In("fr", () => plugin.Name));
        Assert.Equal("A sample", In("en", () => plugin.Name));
    }

    [Fact]
    public void A_satellite_is_found_without_a_manifest()
    {
        File.Delete(Path.Combine(shelf.Put("Fixture.Sample"), "Fixture.Sample.deps.json"));
        var plugin = shelf.Load().Find("sample")!.Plugin!;
        Assert.Equal("Un exemple", In("fr", () => plugin.Name));
    }

    [Fact]
    public void A_native_library_beside_the_plugin_is_found()
    {
        File.Copy(NativeFile.OfTheRuntime, Path.Combine(shelf.Put("Fixture.Sample"), "libfixturenative" + NativeFile.Ending));
        var plugin = shelf.Load().Find("sample")!.Plugin!;
        Assert.Equal(Environment.ProcessId, plugin.GetType().GetMethod("NativeProcessId")!.Invoke(null, null));
    }

    [Fact]
    public void A_native_library_that_the_manifest_lists_for_this_platform_is_found()
    {
        var folder = shelf.Put("Fixture.Sample");
        var listed = $"runtimes/{RuntimeInformation.RuntimeIdentifier}/native/libfixturenative{NativeFile.Ending}";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, listed))!);
        File.Copy(NativeFile.OfTheRuntime, Path.Combine(folder, listed));
        List(Path.Combine(folder, "Fixture.Sample.deps.json"), listed);
        var plugin = shelf.Load().Find("sample")!.Plugin!;
        Assert.Equal(Environment.ProcessId, plugin.GetType().GetMethod("NativeProcessId")!.Invoke(null, null));
    }

    [Theory]
    [InlineData("1.0", null)]
    [InlineData("1.1", "It is built against a newer Sdk 1.1; this program has 1.0.")]
    [InlineData("2.0", "It is built against a newer Sdk 2.0; this program has 1.0.")]
    [InlineData("0.9", "It is built against the Sdk 0.9, which this program with 1.0 no longer loads.")]
    public void The_contract_takes_the_same_major_and_no_newer_minor(string built, string? reason) =>
        Assert.Equal(reason, SdkContract.Refusal(Version.Parse(built), new Version(1, 0)));

    [Fact]
    public void An_older_minor_of_the_contract_is_taken() =>
        Assert.Null(SdkContract.Refusal(new Version(1, 2), new Version(1, 3)));

    [Fact]
    public void A_framework_newer_than_this_ones_is_not_there()
    {
        var probing = new PluginProbing(PluginShelf.Fixture("Fixture.Sample", "Fixture.Sample.dll"));
        var runtime = new System.Reflection.AssemblyName("System.Runtime, Version=99.0.0.0");
        var sdk = new System.Reflection.AssemblyName("SupportAddon.Sdk, Version=1.7.0.0");
        Assert.IsType<AssemblyPlace.TooOld>(probing.Find(runtime));
        Assert.Equal(new AssemblyPlace.TooOld(SdkContract.Version), probing.Find(sdk));
    }

    [Fact]
    public void A_frameworks_own_assembly_wins_over_an_equal_one_that_a_plugin_carries()
    {
        var folder = shelf.Put("Fixture.Sample");
        var json = typeof(System.Text.Json.JsonDocument).Assembly;
        File.Copy(json.Location, Path.Combine(folder, "System.Text.Json.dll"));
        var probing = new PluginProbing(Path.Combine(folder, "Fixture.Sample.dll"));
        Assert.IsType<AssemblyPlace.Framework>(probing.Find(json.GetName()));
    }

    private static void List(string manifest, string native)
    {
        var json = JsonNode.Parse(File.ReadAllText(manifest))!;
        var library = json["targets"]!.AsObject().Single().Value!.AsObject().First(entry => entry.Key.StartsWith("Fixture.Sample/", StringComparison.Ordinal));
        library.Value!["runtimeTargets"] = new JsonObject
        {
            [native] = new JsonObject { ["rid"] = RuntimeInformation.RuntimeIdentifier, ["assetType"] = "native" },
        };
        File.WriteAllText(manifest, json.ToJsonString());
    }

    private static string In(string language, Func<string> read)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return read();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
