using System.Xml.Linq;

namespace SupportAddon.Tests.Architecture;

/// <summary>What a project refers to by itself.</summary>
internal sealed record ProjectFile(
    string Name, string Sdk, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages, IReadOnlyList<string> Frameworks)
{
    public static ProjectFile Parse(string path, string xml)
    {
        var root = XDocument.Parse(xml).Root!;
        return new ProjectFile(
            NameOf(path),
            (string?)root.Attribute("Sdk") ?? "",
            [.. Includes(root, "ProjectReference").Select(NameOf)],
            [.. Includes(root, "PackageReference")],
            [.. Includes(root, "FrameworkReference")]);
    }

    /// <summary>References beyond the allowed ones; whatever brings the web framework along counts as one too.</summary>
    public IEnumerable<string> Beyond(string[] projects, string[]? packages = null)
    {
        var beyond = Projects.Except(projects).Concat(Frameworks);
        if (packages is not null)
            beyond = beyond.Concat(Packages.Except(packages));
        if (Sdk != "Microsoft.NET.Sdk")
            beyond = beyond.Append(Sdk);
        return beyond.Select(reference => $"{Name} refers to {reference}");
    }

    private static IEnumerable<string> Includes(XElement root, string item) =>
        root.Descendants(item).Select(element => (string?)element.Attribute("Include")).OfType<string>();

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));
}
