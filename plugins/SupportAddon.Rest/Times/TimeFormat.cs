using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SupportAddon.Rest.Times;

/// <summary>How a source writes an instant: <c>iso</c>, <c>unix</c>, <c>unix-ms</c>, or a pattern of its own.</summary>
internal sealed partial class TimeFormat(string name)
{
    public const string Iso = "iso";

    private const string NaiveIso = "yyyy-MM-dd'T'HH:mm:ss";

    // Only a pattern with an offset gives an instant by itself; quoted text is no pattern.
    private readonly bool _hasOffset = Quoted().Replace(name, "").AsSpan().IndexOfAny('z', 'K') >= 0;

    /// <summary>Whether it names an instant by itself, so that a zone has no meaning beside it.</summary>
    public bool NeedsNoZone => name is "unix" or "unix-ms";

    /// <summary>Whether .NET understands the pattern.</summary>
    public bool IsValid
    {
        get
        {
            try
            {
                return Write(DateTime.UnixEpoch, isUtc: true).Length > 0;
            }
            catch (FormatException)
            {
                return false;
            }
        }
    }

    /// <summary>The instant, or a time without a zone of which only the source's clock is known; null for what is neither.</summary>
    public (DateTime Time, bool IsUtc)? Read(string text) => name switch
    {
        "unix" => Unix(text, TimeSpan.TicksPerSecond),
        "unix-ms" => Unix(text, TimeSpan.TicksPerMillisecond),
        Iso => Date().IsMatch(text) ? Parsed(text, Offset().IsMatch(text), pattern: null) : null,
        _ => Parsed(text, _hasOffset, name),
    };

    /// <summary>The commonest way of writing, without making a text of it first; null for any other.</summary>
    public (DateTime Time, bool IsUtc)? ReadQuickly(JsonElement value)
    {
        if (name != Iso || value.ValueKind != JsonValueKind.String || !value.TryGetDateTime(out var time) || time.TimeOfDay == TimeSpan.Zero)
            return null; // A date alone, which is read otherwise, may look like a midnight.
        return time.Kind switch
        {
            DateTimeKind.Utc => (time, true),
            DateTimeKind.Unspecified => (DateTime.SpecifyKind(time, DateTimeKind.Utc), false),
            _ => (value.GetDateTimeOffset().UtcDateTime, true),
        };
    }

    public string Write(DateTime time, bool isUtc) => name switch
    {
        "unix" => ((time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture),
        "unix-ms" => ((time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond).ToString(CultureInfo.InvariantCulture),
        Iso => time.ToString(isUtc ? NaiveIso + "'Z'" : NaiveIso, CultureInfo.InvariantCulture),
        _ => time.ToString(name, CultureInfo.InvariantCulture),
    };

    private static (DateTime, bool)? Unix(string text, long ticks) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var units) && Math.Abs(units * ticks) < DateTime.UnixEpoch.Ticks
            ? (DateTime.UnixEpoch.AddTicks((long)(units * ticks)), true) : null;

    private static (DateTime, bool)? Parsed(string text, bool hasOffset, string? pattern)
    {
        const DateTimeStyles Style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        var isTime = pattern is null
            ? DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Style, out var time)
            : DateTimeOffset.TryParseExact(text, pattern, CultureInfo.InvariantCulture, Style, out time);
        return isTime ? (hasOffset ? time.UtcDateTime : DateTime.SpecifyKind(time.DateTime, DateTimeKind.Utc), hasOffset) : null;
    }

    // A day first, or a month first, is a guess that iso does not make.
    [GeneratedRegex(@"^\d{4}-\d\d-\d\d")]
    private static partial Regex Date();

    [GeneratedRegex(@":\d\d(\.\d+)? ?(Z|z|[+-]\d\d(:?\d\d)?)$")]
    private static partial Regex Offset();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"|\\\\.")]
    private static partial Regex Quoted();
}
