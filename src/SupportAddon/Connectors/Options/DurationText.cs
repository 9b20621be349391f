using System.Globalization;

namespace SupportAddon.Connectors.Options;

/// <summary>
/// Durations in files: a whole number with a unit, or hours:minutes:seconds. A bare number is refused: the framework
/// would take it for days.
/// </summary>
internal static class DurationText
{
    private static readonly (string Sign, TimeSpan Length)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)), ("s", TimeSpan.FromSeconds(1)), ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)), ("d", TimeSpan.FromDays(1)),
    ];

    public static object? Parse(string text)
    {
        if (text.Contains(':'))
            return TimeSpan.TryParseExact(text, ["c", @"h\:mm"], CultureInfo.InvariantCulture, out var clock) ? clock : null;
        foreach (var (sign, length) in Units)
            if (Count(text, sign) is { } count && count <= TimeSpan.MaxValue / length)
                return count * length;
        return null;
    }

    public static string Write(TimeSpan duration)
    {
        foreach (var (sign, length) in Units.Reverse())
            if (duration != TimeSpan.Zero && duration.Ticks % length.Ticks == 0)
                return (duration.Ticks / length.Ticks).ToString(CultureInfo.InvariantCulture) + sign;
        return duration.ToString("c", CultureInfo.InvariantCulture);
    }

    private static int? Count(string text, string sign) =>
        text.EndsWith(sign, StringComparison.Ordinal)
        && int.TryParse(text[..^sign.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}
