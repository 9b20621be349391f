using SupportAddon.Connectors.Plugins;

namespace SupportAddon.Tests.Connectors.Plugins;

/// <summary>Each test puts one bad folder beside a good one: the bad one gets its reason, the good one loads.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly PluginShelf shelf = new();

    public RefusalTests() => shelf.Put("Fixture.Sample");

    public void Dispose() => shelf.Dispose();

    [Fact]
    public void A_plugin_built_against_a_newer_Sdk_is_refused_naming_both_versions()
    {
        shelf.Put("Fixture.NewerSdk");
        var entry = Refused("Fixture.NewerSdk", "It is built against a newer Sdk 1.99; this program has 1.0.");
        Assert.Equal(new Version(1, 99, 0, 0), entry.SdkVersion);
        Assert.Null(entry.Id);
    }

    [Fact]
    public void Nothing_of_a_plugin_built_against_a_newer_Sdk_is_ever_loaded()
    {
        shelf.Put("Fixture.NewerSdk");
        shelf.Load();
        Assert.DoesNotContain(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == "Fixture.NewerSdk");
    }

    [Fact]
    public void An_empty_folder_holds_no_plugin()
    {
        shelf.Empty("Nothing");
        Refused("Nothing", "It holds no Nothing.dll.");
    }

    [Fact]
    public void A_text_file_renamed_to_dll_is_no_assembly()
    {
        File.WriteAllText(Path.Combine(shelf.Empty("Letter"), "Letter.dll"), "Dear reader");
        Refused("Letter", "Letter.dll is not a .NET assembly.");
    }

    [Fact]
    public void An_empty_file_is_no_assembly()
    {
        File.WriteAllText(Path.Combine(shelf.Empty("Hollow"), "Hollow.dll"), "");
        Refused("Hollow", "Hollow.dll is not a .NET assembly.");
    }

    [Fact]
    public void A_native_library_is_no_assembly()
    {
        File.Copy(NativeFile.OfTheRuntime, Path.Combine(shelf.Empty("Native"), "Native.dll"));
        Refused("Native", "Native.dll is not a .NET assembly.");
    }

    [Fact]
    public void An_assembly_that_does_not_use_the_Sdk_is_no_plugin()
    {
        File.Copy(
            PluginShelf.Fixture("Dependency.V1", "Fixture.Dependency.dll"),
            Path.Combine(shelf.Empty("Fixture.Dependency"), "Fixture.Dependency.dll"));
        Refused("Fixture.Dependency", "Fixture.Dependency.dll is not a plugin: it does not use SupportAddon.Sdk.");
    }

    [Fact]
    public void An_assembly_with_two_plugin_classes_is_refused_naming_both()
    {
        shelf.Put("Fixture.TwoPlugins");
        Refused("Fixture.TwoPlugins", "It has 2 plugin classes, Fixture.FirstPlugin and Fixture.SecondPlugin; there must be one.");
    }

    [Fact]
    public void A_deleted_dependency_is_named()
    {
        File.Delete(Path.Combine(shelf.Put("Fixture.OldDependency"), "Fixture.Dependency.dll"));
        Refused("Fixture.OldDependency", "It needs Fixture.Dependency 1.0, which is not in its folder.");
    }

    [Fact]
    public void A_file_that_only_the_manifest_promises_is_missed_too()
    {
        var manifest = Path.Combine(shelf.Put("Fixture.OldDependency"), "Fixture.OldDependency.deps.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(
            "\"Fixture.Dependency.dll\": {", "\"lib/net8.0/Deeper.dll\": {}, \"Fixture.Dependency.dll\": {", StringComparison.Ordinal));
        Refused("Fixture.OldDependency", "It needs Deeper.dll, which is not in its folder.");
    }

    [Fact]
    public void A_package_of_the_hosts_is_not_lent_to_a_plugin_that_forgot_it()
    {
        shelf.Put("Fixture.HostPackage");
        Refused("Fixture.HostPackage", "It needs YamlDotNet 16.0, which is not in its folder.");
    }

    [Fact]
    public void A_broken_manifest_costs_only_its_own_plugin()
    {
        File.WriteAllText(Path.Combine(shelf.Put("Fixture.OldDependency"), "Fixture.OldDependency.deps.json"), "{ not json");
        var entry = Load("Fixture.OldDependency");
        Assert.Equal(PluginStatus.Refused, entry.Status);
        Assert.Contains("deps.json", entry.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("throw", "It failed to start: PrivateException: no licence found.")]
    [InlineData("throw-in-id", "It failed to start: PrivateException: who am I.")]
    [InlineData("id Not Good", "Its id 'Not Good' is not 1 to 40 of a-z, 0-9 and '-'.")]
    [InlineData("id -a\nb", "Its id '-a\nb' is not 1 to 40 of a-z, 0-9 and '-'.")]
    [InlineData("id 12345678901234567890123456789012345678901", "Its id '12345678901234567890123456789012345678901' is not 1 to 40 of a-z, 0-9 and '-'.")]
    [InlineData("list-option", "Its option costCentres has the type IReadOnlyList`1, which options cannot have.")]
    [InlineData("closed-options", "Its options type ClosedOptions has no public constructor without parameters.")]
    [InlineData("no-options", "It names no options type.")]
    [InlineData("twin-options", "It has two options named url.")]
    public void A_plugin_that_makes_trouble_is_refused_with_its_reason(string trouble, string reason)
    {
        shelf.PutTrouble(trouble);
        Refused("Fixture.Trouble", reason);
    }

    [Fact]
    public void A_plugin_without_trouble_loads_through_its_generic_base_class()
    {
        shelf.PutTrouble("none");
        Assert.Equal(PluginStatus.Loaded, Load("Fixture.Trouble").Status);
    }

    [Fact]
    public void A_constructor_that_never_returns_is_given_up()
    {
        using var hasty = new PluginShelf { StartLimit = TimeSpan.FromSeconds(4) };
        hasty.PutTrouble("hang");
        hasty.Put("Fixture.SampleOlder");
        var catalog = hasty.Load();
        Assert.Equal("It did not start within 4 s.", catalog.Entries.Single(entry => entry.Folder.EndsWith("Trouble", StringComparison.Ordinal)).Reason);
        Assert.NotNull(catalog.Find("sample"));
        Assert.Equal(1, hasty.Contexts.Settle()); // its thread is still in there, and is counted
    }

    [Fact]
    public void What_is_refused_after_it_ran_is_unloaded()
    {
        shelf.PutTrouble("throw");
        shelf.Load();
        Assert.Equal(1, shelf.Contexts.Asked);
        Assert.Equal(0, shelf.Contexts.Settle());
    }

    private PluginEntry Refused(string name, string reason)
    {
        var entry = Load(name);
        Assert.Equal(reason, entry.Reason);
        Assert.Equal(PluginStatus.Refused, entry.Status);
        Assert.Null(entry.Plugin);
        return entry;
    }

    private PluginEntry Load(string name)
    {
        var catalog = shelf.Load();
        var good = catalog.Entries.Single(entry => Path.GetFileName(entry.Folder) == "Fixture.Sample");
        Assert.Equal((PluginStatus.Loaded, null, "sample"), (good.Status, good.Reason, good.Plugin?.Id));
        return catalog.Entries.Single(entry => Path.GetFileName(entry.Folder) == name);
    }
}
