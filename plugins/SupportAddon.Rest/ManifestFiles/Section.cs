using System.Globalization;
using System.Text.Json.Nodes;
using SupportAddon.Rest.Selection;
using SupportAddon.Yaml;

namespace SupportAddon.Rest.ManifestFiles;

/// <summary>A mapping of the manifest that the schema has passed, and where mistakes beyond the schema are noted.</summary>
internal sealed class Section(JsonObject json, string path, YamlReading file, List<YamlError> mistakes)
{
    public bool Has(string key) => json[key] is not null;

    public string? Optional(string key) => (string?)json[key];

    public string Text(string key) => (string)json[key]!;

    public int Number(string key, int otherwise) => json[key] is { } number ? (int)number : otherwise;

    public bool Flag(string key) => (bool?)json[key] ?? false;

    public Section? Inside(string key) =>
        json[key] is JsonObject inside ? new Section(inside, YamlPath.Key(path, key), file, mistakes) : null;

    public IEnumerable<Section> Items(string key)
    {
        var place = YamlPath.Key(path, key);
        return (json[key] as JsonArray ?? []).Select((item, index) =>
            new Section(item!.AsObject(), YamlPath.Item(place, index), file, mistakes));
    }

    public IReadOnlyList<string> Texts(string key) => [.. (json[key] as JsonArray ?? []).Select(item => (string)item!)];

    /// <summary>Texts and numbers of a list, as they are written.</summary>
    public IReadOnlyList<string> Words(string key) => [.. (json[key] as JsonArray ?? []).Select(item => item!.ToString())];

    public JsonObject? Json(string key) => json[key] as JsonObject;

    public JsonNode Value(string key) => json[key]!;

    public IEnumerable<string> Keys => json.Select(entry => entry.Key);

    public Dictionary<string, string> Map(string key) =>
        (json[key] as JsonObject ?? []).ToDictionary(entry => entry.Key, entry => (string)entry.Value!);

    public FieldPath? Path(string key)
    {
        if (Optional(key) is not { } text)
            return null;
        if (!FieldPath.TryParse(text, out var made, out var problem))
            Mistake(key, $"this is no path to a value: {problem}");
        return made;
    }

    public Template? Template(string key) => Made(key, Selection.Template.TryParse);

    public Template? Address(string key) => Made(key, Selection.Template.TryParseText);

    public TimeSpan Duration(string key, TimeSpan otherwise)
    {
        if (Optional(key) is not { } text)
            return otherwise;
        var number = double.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture);
        var unit = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 86400 };
        if (number * unit <= TimeSpan.FromDays(366).TotalSeconds)
            return TimeSpan.FromSeconds(number * unit);
        Mistake(key, "a year is the longest time allowed here");
        return otherwise;
    }

    public void Mistake(string key, string message) =>
        mistakes.Add(file.Mistake(YamlPath.Key(path, key), $"{YamlPath.Key(path, key)}: {message}"));

    private Template? Made(string key, Reader read)
    {
        if (Optional(key) is not { } text)
            return null;
        if (!read(text, out var made, out var problem))
            Mistake(key, $"this is no path to a value, nor a text with paths in braces: {problem}");
        return made;
    }

    private delegate bool Reader(string text, out Template? made, out string problem);
}
