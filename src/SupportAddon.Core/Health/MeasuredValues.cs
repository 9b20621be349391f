using System.Globalization;
using System.Text.Json;

namespace SupportAddon.Core.Health;

/// <summary>What a measurement gave, by the names that conditions use: members of what was answered in JSON are reached by dots.</summary>
internal static class MeasuredValues
{
    /// <returns>Null when it is missing.</returns>
    public static object? Of(Measurement measurement, string name) =>
        name == "latency" ? measurement.Latency
        : measurement.Values.TryGetValue(name, out var value) ? Plain(value)
        : Root(name) is { } root && measurement.Values.GetValueOrDefault(root) is JsonElement json ? Plain(Member(json, name[(root.Length + 1)..]))
        : null;

    /// <summary>Why it is missing, where that is known: of <c>body.status</c> when there is no body to read.</summary>
    public static string? WhyMissing(Measurement measurement, string name) =>
        measurement.Missing.GetValueOrDefault(Root(name) ?? name);

    /// <summary>In words, for those who are told; long ones are cut.</summary>
    public static string Shown(object? value) => value switch
    {
        null => "missing",
        TimeSpan time when time < TimeSpan.FromSeconds(10) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0}ms"),
        TimeSpan time => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0}s"),
        DateTimeOffset instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        string text => $"\"{Cut(text)}\"",
        IReadOnlyList<string> texts => $"[{Cut(string.Join(", ", texts))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Cut(string text) => text.Length <= 100 ? text : $"{text[..100]}…";

    private static string? Root(string name) => name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? name[..dot] : null;

    /// <summary>A name in what was answered may have dots itself.</summary>
    private static JsonElement? Member(JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return null;
        if (json.TryGetProperty(path, out var whole))
            return whole;
        for (var dot = path.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = path.IndexOf('.', dot + 1))
            if (json.TryGetProperty(path[..dot], out var inner) && Member(inner, path[(dot + 1)..]) is { } found)
                return found;
        return null;
    }

    private static object? Plain(object? value) => value is JsonElement json ? Plain(json) : value;

    private static object? Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetDecimal(out var number) ? number : json.GetRawText(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => (string[])[.. json.EnumerateArray().Select(item => item.ToString())],
        JsonValueKind.Object => json.EnumerateObject().Any() ? json.GetRawText() : null,
        _ => null,
    };
}
