using System.Reflection;
using System.Xml.Linq;
using SupportAddon.Conformance;
using SupportAddon.Core.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Tests.Architecture;

/// <summary>The directions and sizes that STYLE.md promises, held on the real tree.</summary>
public sealed class HouseRules
{
    private static readonly Assembly Host = typeof(RefusedException).Assembly;
    private static readonly Assembly Core = typeof(TicketWord).Assembly;
    private static readonly Assembly Contract = typeof(ConnectorPlugin).Assembly;
    private static readonly Assembly Kit = typeof(TicketSourceConformance).Assembly;
    private static readonly House Rooms = new("SupportAddon", Host.GetTypes());

    [Fact]
    public void Plugins_refer_to_the_sdk_and_what_they_carry_along_and_to_nothing_else_of_the_house()
    {
        var plugins = SourceTree.Projects("plugins").ToList();

        Assert.NotEmpty(plugins);
        None(plugins.SelectMany(plugin => plugin.Beyond(["SupportAddon.Sdk", "SupportAddon.Yaml", "SupportAddon.MasterData"])));
    }

    [Theory]
    [InlineData("SupportAddon.Core", "Sprache")]
    [InlineData("SupportAddon.Sdk", "Microsoft.Extensions.Logging.Abstractions")]
    [InlineData("SupportAddon.Yaml", "YamlDotNet")]
    public void The_small_projects_refer_to_no_more_than_they_are_for(string name, params string[] packages) =>
        None(SourceTree.Projects("src").Single(project => project.Name == name).Beyond([], packages));

    [Fact]
    public void What_is_true_of_any_business_software_refers_to_the_sdk_and_a_library_of_telephone_numbers() =>
        None(SourceTree.Projects("src").Single(project => project.Name == "SupportAddon.MasterData").Beyond(["SupportAddon.Sdk"], ["libphonenumber-csharp"]));

    [Fact]
    public void The_conformance_kit_refers_to_the_sdk_and_the_test_framework_and_to_nothing_else_of_the_house() =>
        None(SourceTree.Projects("src").Single(project => project.Name == "SupportAddon.Conformance").Beyond(["SupportAddon.Sdk"], ["xunit"]));

    [Fact]
    public void The_host_refers_to_no_plugin()
    {
        var plugins = SourceTree.Projects("plugins").Select(plugin => plugin.Name);
        var host = SourceTree.Projects("src").Single(project => project.Name == "SupportAddon");

        None(host.Projects.Intersect(plugins));
    }

    [Fact]
    public void Core_neither_reads_nor_writes_nor_asks_the_time()
    {
        var core = new House("SupportAddon.Core", Core.GetTypes());

        None(core.ReadersOfForeign(
            "System.IO", "System.Net", "System.Data", "System.Console", "System.Diagnostics.Process", "System.TimeProvider"));
        Assert.All(Core.GetReferencedAssemblies().Where(reference => reference.Name != "Sprache"), reference => Assert.StartsWith("System.", reference.Name));
        None(core.ReadersOfForeign("Sprache", "Expressions"));
    }

    [Fact]
    public void Reports_read_everybody_and_are_read_by_the_shell_and_the_demo() =>
        None(Rooms.ReadersOf("Reports", "Shell", "Demo"));

    [Fact]
    public void Nobody_needs_the_demo() => None(Rooms.ReadersOf("Demo", "Shell"));

    [Theory]
    [InlineData("Tickets", "Sla")]
    [InlineData("Health", "Alerts")]
    [InlineData("Mail", "Alerts")]
    [InlineData("Connectors", "Fixes", "Health", "Sync")]
    public void A_room_does_not_know_the_rooms_built_on_it(string room, params string[] above) =>
        None(Rooms.Readings(room, above));

    [Theory]
    [InlineData("HandlebarsDotNet", "Reports.Templates")]
    [InlineData("Quartz", "Jobs")]
    [InlineData("System.Runtime.Loader.AssemblyLoadContext", "Connectors")]
    public void An_engine_that_may_be_replaced_is_known_in_one_room(string engine, string room) =>
        None(Rooms.ReadersOfForeign(engine, room));

    [Fact]
    public void No_file_is_longer_than_300_lines() =>
        None(SourceFile.TooLong(SourceTree.Code("src", "plugins")));

    [Fact]
    public void Folders_are_namespaces() =>
        None(SourceFile.OutsideItsRoom(SourceTree.Code("src", "plugins")));

    [Fact]
    public void Only_the_contract_is_public() =>
        None(Surface.Public(Host.GetTypes()).Concat(Surface.Public(Core.GetTypes())));

    [Fact]
    public void The_conformance_kit_shows_an_author_what_to_inherit_and_no_more() => None(Surface.Public(Kit.GetTypes().Except(
    [
        typeof(TicketSourceConformance), typeof(RecordStoreConformance), typeof(TicketReplyConformance), typeof(AttachmentsConformance), typeof(CannotShowAttribute),
        typeof(SystemUnderTest), typeof(SourceUnderTest), typeof(RecordsUnderTest), typeof(RepliesUnderTest), typeof(AttachmentsUnderTest),
    ])));

    [Fact]
    public void Classes_are_sealed_unless_they_have_children() =>
        None(new[] { Host, Core, Kit }.SelectMany(assembly => Surface.Unsealed(assembly.GetTypes())));

    [Fact]
    public void Every_word_of_the_contract_is_explained() => None(Unexplained(Contract));

    [Fact]
    public void Every_word_of_the_conformance_kit_is_explained() => None(Unexplained(Kit));

    private static IEnumerable<string> Unexplained(Assembly assembly) =>
        Surface.Undocumented(assembly.GetTypes(), XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")));

    /// <summary>Names every violation in full.</summary>
    private static void None(IEnumerable<object> violations) =>
        Assert.True(!violations.Any(), string.Join(Environment.NewLine, violations));
}
