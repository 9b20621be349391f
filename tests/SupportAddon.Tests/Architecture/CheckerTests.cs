using System.Xml.Linq;
using SupportAddon.Tests.Architecture.Planted.Sla;

namespace SupportAddon.Tests.Architecture;

/// <summary>The checks of files, projects and surfaces: each goes red on a planted violation.</summary>
public sealed class CheckerTests
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <ItemGroup>
            <ProjectReference Include="..\..\src\SupportAddon.Sdk\SupportAddon.Sdk.csproj" />
            <ProjectReference Include="../../src/SupportAddon/SupportAddon.csproj" />
            <PackageReference Include="RestSharp" />
            <FrameworkReference Include="Microsoft.AspNetCore.App" />
          </ItemGroup>
        </Project>
        """;

    [Fact]
    public void A_reference_to_the_host_is_found()
    {
        var plugin = ProjectFile.Parse("plugins/SupportAddon.Bad/SupportAddon.Bad.csproj", Project);

        Assert.Equal(
            ["SupportAddon.Bad refers to SupportAddon", "SupportAddon.Bad refers to Microsoft.AspNetCore.App"],
            plugin.Beyond(["SupportAddon.Sdk"]));
    }

    [Fact]
    public void A_package_is_found_where_packages_are_named() =>
        Assert.Contains("X refers to RestSharp", ProjectFile.Parse("X.csproj", Project).Beyond([], []));

    [Fact]
    public void The_web_sdk_counts_as_a_reference() =>
        Assert.Equal(
            ["X refers to Microsoft.NET.Sdk.Web"],
            ProjectFile.Parse("X.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\" />").Beyond([]));

    [Fact]
    public void A_file_of_301_lines_is_too_long_and_one_of_300_is_not()
    {
        SourceFile[] files = [Lines("a.cs", 300), Lines("b.cs", 301)];

        Assert.Equal(["b.cs has 301 lines"], SourceFile.TooLong(files));
    }

    [Fact]
    public void A_file_in_the_wrong_room_is_found()
    {
        SourceFile right = new("src/SupportAddon/Sla/Clock.cs", ["namespace SupportAddon.Sla;"]);
        SourceFile wrong = new("src/SupportAddon/Sla/Clock.cs", ["using System;", "namespace SupportAddon.Tickets;"]);
        SourceFile silent = new("src/SupportAddon/Program.cs", ["return 0;"]);

        Assert.Equal(
            ["src/SupportAddon/Sla/Clock.cs declares SupportAddon.Tickets"],
            SourceFile.OutsideItsRoom([right, wrong, silent]));
    }

    [Fact]
    public void A_public_type_is_found() =>
        Assert.Equal([$"{typeof(CheckerTests).FullName} is public"], Surface.Public([typeof(CheckerTests), typeof(InABody)]));

    [Fact]
    public void An_unsealed_class_is_found_unless_it_has_children()
    {
        Assert.Equal(
            [$"{typeof(Child).FullName} is neither sealed nor anybody's parent"],
            Surface.Unsealed([typeof(Parent), typeof(Child), typeof(InABody)]));
        Assert.Empty(Surface.Unsealed([typeof(IDisposable), typeof(SourceTree), typeof(DayOfWeek)]));
    }

    [Fact]
    public void A_public_type_or_method_without_documentation_is_found()
    {
        var name = typeof(CheckerTests).FullName;
        var all = Surface.Undocumented([typeof(CheckerTests)], new XDocument()).ToList();
        var documented = new XDocument(new XElement("doc", Member($"T:{name}", "x"), Member(all[1], "x"), Member(all[2], null)));

        Assert.Equal($"T:{name}", all[0]);
        Assert.Contains($"M:{name}.{nameof(A_public_type_is_found)}", all);
        Assert.Equal(all.Skip(2), Surface.Undocumented([typeof(CheckerTests)], documented));
    }

    private static XElement Member(string name, string? summary) =>
        new("member", new XAttribute("name", name), summary is null ? null : new XElement("summary", summary));

    private static SourceFile Lines(string path, int count) => new(path, [.. Enumerable.Repeat("", count)]);

#pragma warning disable CA1852 // They are here to be found.
    private class Parent;

    private class Child : Parent;
#pragma warning restore CA1852
}
