using System.Collections;
using System.Text.Json;

namespace SupportAddon.Reports.Templates;

/// <summary>Names and values a template sees: texts, numbers, yes or no, nothing, further records and lists of these.</summary>
internal sealed class TemplateRecord
{
    /// <summary>Names that the engine would take for its own.</summary>
    private static readonly HashSet<string> Reserved = new(
        [.. TemplateHelpers.Arguments.Keys, "this", "root", "parent", "index", "first", "last", "key", "value", "else"],
        StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, object?> values;

    private TemplateRecord(Dictionary<string, object?> values) => this.values = values;

    /// <exception cref="TemplateException">There is nothing of that name.</exception>
    public object? this[string name] => values.TryGetValue(name, out var value)
        ? value
        : throw new TemplateException($"\"{name}\" is not in the data here; there are {string.Join(", ", values.Keys)}");

    /// <param name="json">An object.</param>
    /// <param name="ct">Looked at whenever a template goes through a list.</param>
    public static TemplateRecord From(JsonElement json, CancellationToken ct) =>
        new(json.EnumerateObject().ToDictionary(property => Allowed(property.Name), property => Plain(property.Value, ct)));

    private static object? Plain(JsonElement json, CancellationToken ct) => json.ValueKind switch
    {
        JsonValueKind.Object => From(json, ct),
        JsonValueKind.Array => new TemplateList([.. json.EnumerateArray().Select(item => Plain(item, ct))], ct),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetDecimal(),
        JsonValueKind.Null => null,
        _ => json.GetBoolean(),
    };

    private static string Allowed(string name) =>
        Reserved.Contains(name) ? throw new InvalidOperationException($"\"{name}\" is reserved in templates.") : name;
}

/// <summary>A list that stops being read when the report's time is over.</summary>
internal sealed class TemplateList(IReadOnlyList<object?> items, CancellationToken ct) : IEnumerable
{
    public IEnumerator GetEnumerator()
    {
        foreach (var item in items)
        {
            ct.ThrowIfCancellationRequested();
            yield return item;
        }
    }
}
