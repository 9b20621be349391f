using System.Globalization;
using System.Text.Json;

namespace SupportAddon.Connectors.Options;

/// <summary>One of the types an option may have, and how it is read from and written to text.</summary>
/// <param name="Name">For help and forms.</param>
/// <param name="Expected">For errors: what was expected.</param>
/// <param name="Parse">The value, or null when the text is not one.</param>
internal sealed record OptionType(string Name, string Expected, Func<string, object?> Parse)
{
    private static readonly Dictionary<Type, OptionType> Simple = new()
    {
        [typeof(string)] = new("text", "a text", text => text),
        [typeof(bool)] = new("boolean", "true or false", text => bool.TryParse(text, out var value) ? value : null),
        [typeof(int)] = new("integer", "a whole number", text =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null),
        [typeof(Uri)] = new("address", "an address such as https://erp.example.com", Address),
        [typeof(TimeSpan)] = new("duration", "a duration such as 30s, 15m, 8h, 2d or 01:30:00", DurationText.Parse),
    };

    /// <summary>The words that may be chosen from; empty where any value of the type is good.</summary>
    public IReadOnlyList<string> Choices { get; private init; } = [];

    /// <summary>Null when options cannot have this type.</summary>
    public static OptionType? Of(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsEnum ? Choice(plain) : Simple.GetValueOrDefault(plain);
    }

    public static string? Write(object? value) => value switch
    {
        null => null,
        bool truth => truth ? "true" : "false",
        TimeSpan duration => DurationText.Write(duration),
        Uri address => address.OriginalString,
        Enum word => Camel(word.ToString()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    public static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static OptionType Choice(Type type)
    {
        var names = Enum.GetNames(type);
        var choices = names.Select(Camel).ToList();
        return new("choice", "one of " + string.Join(", ", choices), Word) { Choices = choices };

        object? Word(string text) => Array.Find(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse(type, name)
            : null;
    }

    private static Uri? Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) ? address : null;
}
