using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportAddon.Yaml.Schema;

/// <summary><c>type</c>: one or several.</summary>
internal sealed class TypeRule(IReadOnlyList<string> types, string? description) : IRule
{
    public static readonly IReadOnlySet<string> Known =
        new HashSet<string> { "object", "array", "string", "integer", "number", "boolean", "null" };

    public bool Fits(JsonNode? value) => types.Any(type => Is(type, value));

    public void Check(JsonNode? value, string path, Findings findings)
    {
        if (Fits(value))
            return;
        var expected = string.Join(" or ", types.Select(Words.Type));
        var meaning = description is null ? "" : $" ({description})";
        findings.AtValue(path, $"{Subject(path)}expected {expected}{meaning}, found {Words.Found(value)}{Quotes(value)}");
    }

    private static string Subject(string path) => path.Length == 0 ? "" : $"{path}: ";

    private string Quotes(JsonNode? value) =>
        types.Contains("string") && value?.GetValueKind() is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            ? "; put it in quotes" : "";

    private static bool Is(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String)
            or ("number", JsonValueKind.Number) or ("null", JsonValueKind.Null)
            or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => decimal.IsInteger(Number(value!)),
        _ => false,
    };

    internal static decimal Number(JsonNode value) =>
        decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);
}
