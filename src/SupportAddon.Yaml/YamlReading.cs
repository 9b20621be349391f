using System.Text.Json.Nodes;

namespace SupportAddon.Yaml;

/// <summary>What was read from a YAML file. It may be used only when there are no errors.</summary>
public sealed class YamlReading
{
    private readonly string _file;
    private readonly string _source;
    private readonly Marks _marks;

    internal YamlReading(string file, string source, JsonNode? root, Marks marks, IReadOnlyList<YamlError> errors)
    {
        _file = file;
        _source = source;
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

    /// <summary>A mistake inside a text, for what is written in a language of its own.</summary>
    /// <param name="path">The place of the text.</param>
    /// <param name="text">The text as it was read.</param>
    /// <param name="at">The index of the letter at which it goes wrong.</param>
    /// <param name="message">What was found and what was expected.</param>
    public YamlError Mistake(string path, string text, int at, string message)
    {
        ArgumentNullException.ThrowIfNull(text);
        var mark = Letters.Find(_source, _marks.OfValue(path), text, at);
        return new YamlError(_file, mark.Line, mark.Column, path, message);
    }
}
