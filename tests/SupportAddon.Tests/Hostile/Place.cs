using System.Globalization;

namespace SupportAddon.Tests.Hostile;

/// <summary>Where a source stands: its zone, and when its story begins there.</summary>
/// <param name="Zone">Its times are those of this wall clock, without an offset; in UTC they end in Z.</param>
internal sealed record Place(string Zone, string Start)
{
    public static IReadOnlyList<Place> All { get; } =
    [
        new("UTC", "2026-10-01T08:00:00Z"),
        new("Pacific/Tongatapu", "2026-12-31T10:50:00Z"),
        new("Europe/Paris", "2026-10-25T00:52:00Z"), // the clock goes back at 01:00Z
        new("America/New_York", "2026-11-01T05:52:00Z"), // and here at 06:00Z
        new("Europe/Paris", "2027-03-28T00:57:00Z"), // forward at 01:00Z
    ];

    public DateTimeOffset Begins => DateTimeOffset.Parse(Start, CultureInfo.InvariantCulture);

    private string Format => Zone == "UTC" ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss";

    /// <summary>What the clock on its wall shows, in whole seconds.</summary>
    public DateTime Wall(DateTimeOffset instant)
    {
        var time = TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(Zone)).DateTime;
        return time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
    }

    public string Write(DateTime wall) => wall.ToString(Format, CultureInfo.InvariantCulture);

    public DateTime Read(string text) =>
        DateTime.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
}
