using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SupportAddon.Rest.Tests.Reference;

public sealed class Reference
{
    private const string Rewrite = "SUPPORTADDON_REWRITE_REFERENCE";

    private static readonly string Root = FindRoot(AppContext.BaseDirectory);

    private static readonly JsonObject Schema = JsonNode.Parse(File.ReadAllText(In("plugins", "SupportAddon.Rest", "manifest.schema.json")))!.AsObject();

    [Fact]
    public void The_reference_page_is_what_the_schema_says()
    {
        var (file, page) = (In("docs", "connectors", "rest-reference.md"), ReferencePage.Of(Schema));
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
            File.WriteAllText(file, page);
        Assert.True(File.Exists(file) && File.ReadAllText(file).ReplaceLineEndings("\n") == page,
            $"docs/connectors/rest-reference.md is not what manifest.schema.json says; run this test with {Rewrite}=1 to rewrite it");
    }

    public static TheoryData<string> Settings => [.. Keys(Schema).Distinct()];

    /// <summary>A setting that neither the shipped manifest nor a test uses is one that nobody asked for.</summary>
    [Theory]
    [MemberData(nameof(Settings))]
    public void Every_setting_is_used(string key)
    {
        var written = new Regex($@"(?<![\w-]){Regex.Escape(key)}:\s");
        Assert.Contains(Manifests(), text => written.IsMatch(text));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_type_is_used(string type) =>
        Assert.Contains(Manifests(), text => Regex.IsMatch(text, $@"type: {Regex.Escape(type)}[,}}\s]"));

    public static TheoryData<string> Types => [.. Nodes(Schema).Select(node => (string?)node["const"]).OfType<string>().Distinct()];

    private static IEnumerable<string> Keys(JsonObject schema) =>
        Nodes(schema).SelectMany(node => node["properties"] is JsonObject keys ? keys.Select(key => key.Key) : []);

    private static IEnumerable<JsonObject> Nodes(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(entry => Nodes(entry.Value)).Prepend(json),
        JsonArray list => list.SelectMany(Nodes),
        _ => [],
    };

    private static IEnumerable<string> Manifests() =>
        Directory.EnumerateFiles(In("plugins", "SupportAddon.Rest", "manifests"), "*.yaml")
            .Concat(Directory.EnumerateFiles(In("tests", "SupportAddon.Rest.Tests"), "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
            .Select(File.ReadAllText);

    private static string In(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "SupportAddon.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder)!);
}
