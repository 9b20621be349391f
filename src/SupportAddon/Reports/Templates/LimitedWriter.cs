using System.Globalization;
using System.Text;

namespace SupportAddon.Reports.Templates;

/// <summary>Collects a report, up to so many characters and until the time is over.</summary>
internal sealed class LimitedWriter(int most, CancellationToken ct) : TextWriter(CultureInfo.InvariantCulture)
{
    private readonly StringBuilder written = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override string ToString() => written.ToString();

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        ct.ThrowIfCancellationRequested();
        if (written.Length + buffer.Length > most)
            throw new TemplateException($"it grew beyond {most} characters");
        written.Append(buffer);
    }
}
