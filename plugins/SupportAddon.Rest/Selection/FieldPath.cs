using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportAddon.Rest.Selection;

/// <summary>
/// A place in a JSON value: <c>status.name</c>, <c>items[0]</c>, <c>custom_fields[name=Module].value</c> (the first item
/// whose key has that value), <c>['odd.name']</c>. What is not there selects nothing; there is no arithmetic, no
/// condition and no loop, so that reading always ends.
/// </summary>
internal sealed class FieldPath
{
    private readonly PathStep[] _steps;
    private readonly string _text;

    private FieldPath(string text, IReadOnlyList<PathStep> steps)
    {
        _text = text;
        _steps = [.. steps];
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out FieldPath? path, out string problem)
    {
        path = PathSyntax.Steps(text, out problem) is { } steps ? new FieldPath(text, steps) : null;
        return path is not null;
    }

    /// <summary>The value there, or null when nothing or a JSON null is.</summary>
    public JsonElement? In(JsonElement value)
    {
        foreach (var step in _steps)
        {
            if (step.In(value) is not { } inside)
                return null;
            value = inside;
        }
        return value.ValueKind == JsonValueKind.Null ? null : value;
    }

    /// <summary>The items of the list there; none when no list is.</summary>
    public IEnumerable<JsonElement> ItemsIn(JsonElement value) =>
        In(value) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>Whether a value can be put there: names, and items of a list by what tells them from the others.</summary>
    public bool CanBePut => _steps[^1] is KeyStep && _steps.Select((step, index) => step is KeyStep || (step is WhereStep && index > 0 && _steps[index - 1] is KeyStep)).All(fits => fits);

    /// <summary>Puts a value there; objects and lists on the way are made.</summary>
    public void Put(JsonObject body, JsonNode? value)
    {
        JsonNode holder = body;
        for (var at = 0; at < _steps.Length - 1; at++)
            holder = _steps[at] switch
            {
                KeyStep step => holder[step.Key] ??= _steps[at + 1] is WhereStep ? new JsonArray() : new JsonObject(),
                var step => ((WhereStep)step).ItemOf(holder.AsArray()),
            };
        holder[((KeyStep)_steps[^1]).Key] = value;
    }

    public override string ToString() => _text;
}
