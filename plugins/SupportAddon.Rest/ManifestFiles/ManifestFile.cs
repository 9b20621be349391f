using System.Diagnostics.CodeAnalysis;
using SupportAddon.Yaml;

namespace SupportAddon.Rest.ManifestFiles;

/// <summary>Finds a manifest, reads it and checks it. Either there is a manifest, or there are mistakes.</summary>
internal sealed record ManifestFile(Manifest? Manifest, IReadOnlyList<YamlError> Mistakes)
{
    private static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.Parse(Resource("manifest.schema.json")));

    /// <summary>The manifests that come with the connector, by the names under which they are found.</summary>
    public static IReadOnlyList<string> Shipped =>
        [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(file => System.IO.Path.GetFileNameWithoutExtension(file)).Order()];

    private static string Folder =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(typeof(ManifestFile).Assembly.Location)!, "manifests");

    [MemberNotNullWhen(true, nameof(Manifest))]
    public bool IsValid => Mistakes.Count == 0;

    /// <summary>Reads a file, or a shipped manifest by its bare name.</summary>
    public static ManifestFile Find(string nameOrPath) => Of(YamlDocument.ReadFile(Located(nameOrPath), Schema.Value));

    public static ManifestFile Parse(string yaml, string name) => Of(YamlDocument.Read(yaml, name, Schema.Value));

    public static bool IsBareName(string nameOrPath) =>
        nameOrPath.AsSpan().IndexOfAny('/', '\\') < 0 && !System.IO.Path.HasExtension(nameOrPath);

    private static string Located(string nameOrPath) =>
        IsBareName(nameOrPath) ? System.IO.Path.Combine(Folder, $"{nameOrPath}.yaml") : nameOrPath;

    private static ManifestFile Of(YamlReading reading)
    {
        if (reading.Errors.Count > 0)
            return new ManifestFile(null, reading.Errors);
        var mistakes = new List<YamlError>();
        var manifest = new ManifestReader(new Section(reading.Root!.AsObject(), YamlPath.Root, reading, mistakes)).Manifest();
        return new ManifestFile(mistakes.Count == 0 ? manifest : null, mistakes);
    }

    private static string Resource(string name)
    {
        using var stream = typeof(ManifestFile).Assembly.GetManifestResourceStream(name)!;
        return new StreamReader(stream).ReadToEnd();
    }
}
