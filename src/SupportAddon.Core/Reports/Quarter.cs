using System.Globalization;

namespace SupportAddon.Core.Reports;

/// <summary>A quarter of a calendar year, written "2026-Q3".</summary>
internal readonly record struct Quarter(int Year, int Number)
{
    public const int FirstYear = 1970;
    public const int LastYear = 9998;

    public DateOnly First => new(Year, 3 * Number - 2, 1);

    public DateOnly Last => Next.First.AddDays(-1);

    public Quarter Next => Number == 4 ? new(Year + 1, 1) : this with { Number = Number + 1 };

    public Quarter Previous => Number == 1 ? new(Year - 1, 4) : this with { Number = Number - 1 };

    /// <summary>Reads "2026-Q3"; null for anything else, "2026-Q5" included.</summary>
    public static Quarter? Parse(string? text) =>
        text is [_, _, _, _, '-', 'Q' or 'q', >= '1' and <= '4']
        && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && year is >= FirstYear and <= LastYear
            ? new Quarter(year, text[6] - '0')
            : null;

    public static Quarter Containing(DateOnly day) => new(day.Year, (day.Month + 2) / 3);

    /// <summary>The latest quarter that is over in the zone.</summary>
    public static Quarter LastFull(DateTimeOffset now, TimeZoneInfo zone) =>
        Containing(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime)).Previous;

    /// <summary>From local midnight to local midnight, as instants.</summary>
    public Period Bounds(TimeZoneInfo zone) => new(LocalDay.StartOf(First, zone), LocalDay.StartOf(Next.First, zone));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Number}");
}
