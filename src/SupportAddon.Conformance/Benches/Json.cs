using System.Text.Json;

namespace SupportAddon.Conformance.Benches;

/// <summary>Values of records.</summary>
internal static class Json
{
    public static JsonElement Of<T>(T value) => JsonSerializer.SerializeToElement(value);

    public static bool Same(JsonElement? left, JsonElement? right) =>
        left is { } one && right is { } other ? JsonElement.DeepEquals(one, other) : left is null && right is null;

    public static string Show(JsonElement? value) => value?.GetRawText() ?? "nothing";

    /// <summary>The first field that is not the same in both.</summary>
    public static string? Difference(IReadOnlyDictionary<string, JsonElement> left, IReadOnlyDictionary<string, JsonElement> right) =>
        left.Keys.Union(right.Keys).FirstOrDefault(field => !Same(Value(left, field), Value(right, field)));

    public static JsonElement? Value(IReadOnlyDictionary<string, JsonElement> values, string field) =>
        values.TryGetValue(field, out var value) ? value : null;
}
