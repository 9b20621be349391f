using System.Text.Json.Nodes;

namespace SupportAddon.Yaml;

/// <summary>What was read from a YAML file. It may be used only when there are no errors.</summary>
public sealed class YamlReading
{
    private readonly string _file;
    private readonly Marks _marks;

    internal YamlReading(string file, JsonNode? root, Marks marks, IReadOnlyList<YamlError> errors)
    {
        _file = file;
        _marks = marks;
        Root = root;
        Errors = errors;
    }

    /// <summary>The tree; null for an empty file or one that is not YAML.</summary>
    public JsonNode? Root { get; }

    /// <summary>Every mistake, in the order of the file.</summary>
    public IReadOnlyList<YamlError> Errors { get; }

    /// <summary>The line of a place (see <see cref="YamlPath"/>), or of the nearest one above it that was written.</summary>
    public int LineOf(string path) => _marks.Of(path).Line;

    /// <summary>A mistake that no schema can state, at its place in this file.</summary>
    public YamlError Mistake(string path, string message)
    {
        var mark = _marks.Of(path);
        return new YamlError(_file, mark.Line, mark.Column, path, message);
    }
}
