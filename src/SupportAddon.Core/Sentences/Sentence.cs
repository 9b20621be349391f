using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace SupportAddon.Core.Sentences;

/// <summary>
/// A sentence for people, written once, in English, where what it tells of happens. It keeps apart its form and what was put into it:
/// by its form another language finds how it says the same. <c>$"There is no person {code}."</c> becomes one by itself.
/// </summary>
[InterpolatedStringHandler]
internal sealed class Sentence(int literalLength, int formattedCount)
{
    private readonly StringBuilder form = new(literalLength + 3 * formattedCount);
    private readonly List<object?> parts = new(formattedCount);

    /// <summary>With {0}, {1}, … where its parts stand.</summary>
    public string Form => form.ToString();

    public IReadOnlyList<object?> Parts => parts;

    public static implicit operator Sentence(string text)
    {
        var sentence = new Sentence(text.Length, 0);
        sentence.AppendLiteral(text);
        return sentence;
    }

    /// <summary>One that was said before.</summary>
    /// <param name="form">With {0}, {1}, … in this order.</param>
    /// <param name="parts">What stood there.</param>
    public static Sentence Of(string form, IReadOnlyList<object?> parts)
    {
        var sentence = new Sentence(form.Length, 0);
        sentence.form.Append(form);
        sentence.parts.AddRange(parts);
        return sentence;
    }

    public void AppendLiteral(string text) => form.Append(text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    public void AppendFormatted<T>(T part, string? format = null)
    {
        form.Append(CultureInfo.InvariantCulture, $"{{{parts.Count}}}");
        parts.Add(format is not null && part is IFormattable formatted ? formatted.ToString(format, CultureInfo.InvariantCulture) : part);
    }

    public override string ToString() => string.Format(CultureInfo.InvariantCulture, Form, [.. parts]);
}
