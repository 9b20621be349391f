using System.Globalization;
using System.Net;
using System.Text;

namespace SupportAddon.Charts;

/// <summary>Writes SVG markup: text and attributes escaped, numbers in the invariant culture.</summary>
internal sealed class Svg
{
    private readonly StringBuilder markup = new();
    private readonly Stack<string> open = new();

    public override string ToString() => markup.ToString();

    public Svg Open(string element, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Tag(element, attributes).Append('>');
        open.Push(element);
        return this;
    }

    public Svg Close()
    {
        markup.Append("</").Append(open.Pop()).Append('>');
        return this;
    }

    public Svg Draw(string element, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Tag(element, attributes).Append("/>");
        return this;
    }

    public Svg Text(string element, string text, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Tag(element, attributes).Append('>').Append(WebUtility.HtmlEncode(Visible(text)))
            .Append("</").Append(element).Append('>');
        return this;
    }

    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private StringBuilder Tag(string element, ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        markup.Append('<').Append(element);
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
                markup.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(Plain(value))).Append('"');
        }

        return markup;
    }

    private static string Plain(object value) => value switch
    {
        double number => Number(number),
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => Visible((string)value),
    };

    /// <summary>Control characters have no place in markup, escaped or not.</summary>
    private static string Visible(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)) : text;
}
