namespace SupportAddon.Dolibarr.Tests.StandIn;

/// <summary>The zones of PHP and of the database, which need not be the same.</summary>
internal sealed class Clocks
{
    public TimeZoneInfo Php { get; set; } = TimeZoneInfo.Utc;

    public TimeZoneInfo Database { get; set; } = TimeZoneInfo.Utc;

    /// <summary>What the database's clock shows at an instant.</summary>
    public DateTime Wall(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Database).DateTime;

    /// <summary>
    /// Facts: tms traps, 1: the epoch is the database's wall clock read in PHP's time zone. PHP takes a time that does
    /// not exist for one an hour later, and of two that show the same for the first.
    /// </summary>
    public long Shown(DateTimeOffset instant)
    {
        var wall = Wall(instant);
        var offset = Php.IsInvalidTime(wall) ? Php.GetUtcOffset(wall.AddHours(-1))
            : Php.IsAmbiguousTime(wall) ? Php.GetAmbiguousTimeOffsets(wall).Max()
            : Php.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUnixTimeSeconds();
    }

    /// <summary>Facts: tms traps, 1: filters compare raw database wall time. Of two instants that show the same it takes the later.</summary>
    public DateTimeOffset Instant(DateTime wall)
    {
        var offset = Database.IsAmbiguousTime(wall) ? Database.GetAmbiguousTimeOffsets(wall).Min() : Database.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset);
    }

    /// <summary>Measured: a day is kept as PHP's, and shown as its first second there.</summary>
    public long Day(long epoch)
    {
        var day = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(epoch), Php).Date;
        return new DateTimeOffset(day, Php.GetUtcOffset(day)).ToUnixTimeSeconds();
    }
}
