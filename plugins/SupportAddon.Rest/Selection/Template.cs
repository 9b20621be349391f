using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SupportAddon.Rest.Selection;

/// <summary>
/// A text made of a record: a path alone (<c>status.name</c>), or text with paths in braces
/// (<c>{firstname} {lastname}</c>). A path that selects nothing leaves nothing; a text of which every path selects
/// nothing is null.
/// </summary>
internal sealed class Template
{
    private readonly (string Text, FieldPath? Path)[] _parts;

    private Template(IReadOnlyList<(string Text, FieldPath? Path)> parts)
    {
        _parts = [.. parts];
        HasPlaces = parts.Any(part => part.Path is not null);
    }

    /// <summary>Reads a template in which a text without braces is a path.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Template? template, out string problem) =>
        TryParseText(text.Contains('{', StringComparison.Ordinal) ? text : $"{{{text}}}", out template, out problem);

    /// <summary>Reads a template in which a text without braces is just text.</summary>
    public static bool TryParseText(string text, [NotNullWhen(true)] out Template? template, out string problem)
    {
        var parts = new List<(string, FieldPath?)>();
        problem = "";
        template = null;
        for (var at = 0; at < text.Length && problem.Length == 0;)
            at = Part(text, at, parts, ref problem);
        if (problem.Length > 0)
            return false;
        template = new Template(parts);
        return true;
    }

    /// <summary>Whether anything of a record stands in it.</summary>
    public bool HasPlaces { get; }

    /// <summary>The paths in it, as they were written.</summary>
    public IEnumerable<string> Places => _parts.Select(part => part.Path?.ToString()).OfType<string>();

    public string? Text(JsonElement record) => Text(record, value => value);

    /// <summary>The text as part of an address: what comes from the record is escaped.</summary>
    public string? Address(JsonElement record) => Text(record, Uri.EscapeDataString);

    /// <summary>The text as part of an address, with one value in every place.</summary>
    public string AddressOf(string value) => string.Concat(_parts.Select(part => part.Path is null ? part.Text : Uri.EscapeDataString(value)));

    private string? Text(JsonElement record, Func<string, string> escape)
    {
        if (_parts is [{ Path: { } only }])
            return JsonText.Of(only.In(record)) is { } alone && escape(alone).Trim() is { Length: > 0 } trimmed ? trimmed : null;
        var found = false;
        var made = new string[_parts.Length];
        for (var at = 0; at < _parts.Length; at++)
        {
            var (text, path) = _parts[at];
            var value = path is null ? null : JsonText.Of(path.In(record));
            found |= value is not null;
            made[at] = path is null ? text : value is null ? "" : escape(value);
        }
        return (found || !HasPlaces) && string.Concat(made).Trim() is { Length: > 0 } whole ? whole : null;
    }

    private static int Part(string text, int at, List<(string, FieldPath?)> parts, ref string problem)
    {
        if (text[at] != '{')
        {
            var end = text.IndexOf('{', at) is >= 0 and var open ? open : text.Length;
            parts.Add((text[at..end], null));
            return end;
        }
        var close = text.IndexOf('}', at);
        if (close < 0)
            problem = $"the brace in \"{text[at..]}\" is not closed";
        else if (FieldPath.TryParse(text[(at + 1)..close], out var path, out problem))
            parts.Add(("", path));
        return close + 1;
    }
}
