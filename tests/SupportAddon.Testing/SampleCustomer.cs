using System.Text.Json;
using System.Text.RegularExpressions;

namespace SupportAddon.Testing;

/// <summary>
/// A customer in the sample desk's files. A name is trimmed and cut at 150 characters, notes lose their markup, and there
/// is no negative discount.
/// </summary>
public sealed partial record SampleCustomer(int Id, string? Name, int Discount)
{
    public string? Notes { get; init; } = "Friendly.";

    public string Colour { get; init; } = "green";

    public bool Archived { get; init; }

    public string? Key { get; init; }

    public int Version { get; init; } = 1;

    /// <summary>This customer with other values; null where the desk refuses one of them, or does not know the field.</summary>
    public SampleCustomer? With(IEnumerable<KeyValuePair<string, JsonElement>> values) =>
        values.Aggregate<KeyValuePair<string, JsonElement>, SampleCustomer?>(this with { Version = Version + 1 }, (customer, value) => customer?.With(value.Key, value.Value));

    private SampleCustomer? With(string field, JsonElement value) => field switch
    {
        "name" => this with { Name = Kept(value.GetString()) },
        "discount" when value.TryGetInt32(out var discount) && discount >= 0 => this with { Discount = discount },
        "notes" => this with { Notes = value.GetString() is { } notes ? Markup().Replace(notes, "") : null },
        "archived" => this with { Archived = value.GetBoolean() },
        "key" => this with { Key = value.GetString() },
        _ => null,
    };

    private static string? Kept(string? name) => name?.Trim() is { Length: > 0 } some ? some[..Math.Min(some.Length, 150)].TrimEnd() : null;

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();
}
