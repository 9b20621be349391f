using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SupportAddon.Yaml.Syntax;

/// <summary>What a scalar means by YAML 1.2's core schema: only plain ones are ever anything but text.</summary>
internal static partial class CoreSchema
{
    public static JsonNode? Value(YamlScalar scalar) => !scalar.IsPlain ? Text(scalar.Text) : scalar.Text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ => Number(scalar) ?? Text(scalar.Text),
    };

    private static JsonValue Text(string text) => JsonValue.Create(text);

    private static JsonNode? Number(YamlScalar scalar)
    {
        var text = scalar.Text;
        if (NotFinite().IsMatch(text))
            throw new SyntaxException(scalar.Mark, $"{text} is not a number that can be used here");
        try
        {
            return text.StartsWith("0x", StringComparison.Ordinal) && Hexadecimal().IsMatch(text) ? Whole(text, 16)
                : text.StartsWith("0o", StringComparison.Ordinal) && Octal().IsMatch(text) ? Whole(text, 8)
                : Decimal().IsMatch(text) ? FromDecimal(text) : null;
        }
        catch (OverflowException)
        {
            throw new SyntaxException(scalar.Mark, $"the number {text} is too large; put it in quotes if it is a text");
        }
    }

    private static JsonNode Whole(string text, int radix) => Written(Convert.ToInt64(text[2..], radix));

    private static JsonNode FromDecimal(string text) => Written(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));

    // A number read from JSON converts to any type that holds it; one made of a value, to that value's type alone.
    private static JsonNode Written(IFormattable number) => JsonNode.Parse(number.ToString(null, CultureInfo.InvariantCulture))!;

    [GeneratedRegex("^0x[0-9a-fA-F]+$")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex("^0o[0-7]+$")]
    private static partial Regex Octal();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^([-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN)$")]
    private static partial Regex NotFinite();
}
