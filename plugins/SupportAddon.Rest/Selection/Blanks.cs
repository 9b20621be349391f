using System.Text;
using System.Text.Json.Nodes;

namespace SupportAddon.Rest.Selection;

/// <summary>Fills the blanks, such as {user}, in texts of the manifest.</summary>
internal sealed class Blanks(IReadOnlyDictionary<string, JsonNode?> values)
{
    /// <summary>The same JSON with its texts filled. A text that is nothing but a blank becomes the value itself: a number, or null.</summary>
    public JsonNode? Fill(JsonNode? node) => node switch
    {
        JsonObject inside => new JsonObject(inside.Select(entry => KeyValuePair.Create(entry.Key, Fill(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Fill)]),
        JsonValue value when value.TryGetValue<string>(out var text) => Alone(text) is { } name ? values[name]?.DeepClone() : JsonValue.Create(Fill(text)),
        _ => node?.DeepClone(),
    };

    // Each blank is found in the text of the manifest only, never in a value that was just put in.
    public string Fill(string text)
    {
        var filled = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var name = values.Keys.FirstOrDefault(name => string.CompareOrdinal(text, at, Blank(name), 0, name.Length + 2) == 0);
            filled.Append(name is null ? text[at].ToString() : values[name]?.ToString());
            at += name is null ? 1 : name.Length + 2;
        }
        return filled.ToString();
    }

    /// <summary>How a blank is written.</summary>
    public static string Blank(string name) => $"{{{name}}}";

    /// <summary>All texts in there.</summary>
    public static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject inside => inside.SelectMany(entry => Texts(entry.Value)),
        JsonArray list => list.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private string? Alone(string text) => values.Keys.FirstOrDefault(name => text == Blank(name));
}
