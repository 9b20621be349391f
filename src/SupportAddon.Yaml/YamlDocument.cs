using System.Text.Json.Nodes;
using SupportAddon.Yaml.Syntax;

namespace SupportAddon.Yaml;

/// <summary>Reads YAML 1.2 (core schema) and checks it.</summary>
public static class YamlDocument
{
    /// <summary>Reads a file. One that cannot be opened is a reading with one error.</summary>
    public static YamlReading ReadFile(string path, JsonSchema schema)
    {
        try
        {
            return Read(File.ReadAllText(path), path, schema);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Failed(path, new Mark(1, 1), $"the file cannot be read: {unreadable.Message}");
        }
    }

    /// <summary>Reads a text; <paramref name="name"/> stands for the file in errors.</summary>
    public static YamlReading Read(string text, string name, JsonSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        try
        {
            var marks = new Marks();
            var root = new TreeBuilder(marks).Build(YamlParser.Parse(text));
            return new YamlReading(name, text, root, marks, Check(root, name, schema, marks));
        }
        catch (SyntaxException mistake)
        {
            return Failed(name, mistake.Mark, mistake.Message);
        }
    }

    private static List<YamlError> Check(JsonNode? root, string name, JsonSchema schema, Marks marks)
    {
        var findings = new Findings(name, marks);
        schema.Check(root, findings);
        return [.. findings.InOrder()];
    }

    private static YamlReading Failed(string name, Mark mark, string message) =>
        new(name, "", null, new Marks(), [new YamlError(name, mark.Line, mark.Column, YamlPath.Root, message)]);
}
