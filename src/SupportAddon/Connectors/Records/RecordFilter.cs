using System.Text.Json;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Records;

/// <summary>Conditions as somebody types them: <c>country=FR</c>, <c>create_date>=2026-11-20T08:00Z</c>, <c>email=</c> for empty.</summary>
internal static class RecordFilter
{
    /// <summary>The longer before the shorter.</summary>
    private static readonly (string Sign, Comparison Comparison)[] Signs =
    [
        (">=", Comparison.AtLeast), ("<=", Comparison.AtMost), ("!=", Comparison.NotEqual), (">", Comparison.Greater), ("<", Comparison.Less), ("=", Comparison.Equal),
    ];

    /// <param name="typed">As typed.</param>
    /// <param name="resource">What the system tells of its fields; where it tells nothing all values are text.</param>
    /// <exception cref="RefusedException">One of them is no condition, or its value none of its field.</exception>
    public static IReadOnlyList<FieldCondition> Read(IReadOnlyList<string> typed, ResourceInfo? resource) => [.. typed.Select(one => Read(one, resource))];

    private static FieldCondition Read(string typed, ResourceInfo? resource)
    {
        var at = typed.IndexOfAny(['<', '>', '!', '=']);
        if (at < 1 || Signs.FirstOrDefault(sign => typed.AsSpan(at).StartsWith(sign.Sign)) is not { Sign: { } sign } found)
            throw new RefusedException($"--where {typed} is no condition.", "Write it as in: --where country=FR, or with one of !=, <, <=, > and >=.");
        return new(typed[..at], found.Comparison, Value(typed, Field(typed[..at], resource), typed[(at + sign.Length)..]));
    }

    private static JsonElement Value(string typed, ResourceField field, string text)
    {
        var (value, mistake) = new CellReading(field with { IsRequired = false }, [text]).Read(text);
        return mistake is null ? value : throw new RefusedException($"--where {typed} cannot be understood: {mistake}.", "Write the value so that its field may have it.");
    }

    private static ResourceField Field(string name, ResourceInfo? resource) =>
        resource is null ? new() { Name = name, Label = name, Type = FieldType.Text }
        : resource.Fields.FirstOrDefault(field => field.Name == name) ?? throw new RefusedException(
            $"{resource.Name} has no field \"{name}\".", $"See which it has: supportaddon connection discover NAME --resource {resource.Name}");
}
