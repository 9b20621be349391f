using System.Globalization;

namespace SupportAddon.Conformance.Tests.Sample;

/// <summary>The desk's clock: text in its zone, with a Z in UTC.</summary>
internal sealed class SampleClock(string zone)
{
    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss";

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(zone);

    public string Show(DateTimeOffset time) => Write(TimeZoneInfo.ConvertTime(time, _zone).DateTime);

    public DateTimeOffset Read(string shown) => new DateTimeOffset(Wall(shown), _zone.GetUtcOffset(Wall(shown))).ToUniversalTime();

    /// <summary>What is written in the second pass of a repeated hour shows earlier times than the end of the first.</summary>
    public string BeforeAnyRepeatOf(string shown) => _zone.IsAmbiguousTime(Wall(shown)) ? Write(Wall(shown).AddHours(-1)) : shown;

    private string Write(DateTime wall) => wall.ToString(Pattern, CultureInfo.InvariantCulture) + (_zone.Id == "UTC" ? "Z" : "");

    private static DateTime Wall(string shown) => DateTime.ParseExact(shown.TrimEnd('Z'), Pattern, CultureInfo.InvariantCulture);
}
