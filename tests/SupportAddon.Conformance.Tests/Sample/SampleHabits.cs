using System.Text.Json;
using System.Text.RegularExpressions;

namespace SupportAddon.Conformance.Tests.Sample;

/// <summary>What the sample desk is known to make of values.</summary>
internal static partial class SampleHabits
{
    public static JsonElement Become(string field, JsonElement value) => (field, value.ValueKind == JsonValueKind.String ? value.GetString() : null) switch
    {
        ("name", { } name) => JsonSerializer.SerializeToElement(name.Trim() is { Length: > 0 } some ? some[..Math.Min(some.Length, 150)].TrimEnd() : null),
        ("notes", { } notes) => JsonSerializer.SerializeToElement(Markup().Replace(notes, "")),
        _ => value,
    };

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();
}
