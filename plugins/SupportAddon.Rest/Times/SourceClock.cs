using System.Text.Json;
using SupportAddon.Rest.Selection;

namespace SupportAddon.Rest.Times;

/// <summary>
/// The source's own clock. Its times are compared and asked for as the source shows them (a source without zones sorts
/// by its wall clock, even in the night in which that runs twice) and become instants only for tickets.
/// </summary>
internal sealed class SourceClock(TimeFormat format, TimeZoneInfo zone)
{
    private bool IsUtc { get; } = zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime;

    /// <summary>The time as the source's clock shows it; null when there is none.</summary>
    public DateTime? Read(JsonElement? value)
    {
        if (value is not { } written || (format.ReadQuickly(written) ?? Slowly(written)) is not var (time, isUtc))
            return null;
        return isUtc ? FromUtc(time) : Wall(time);
    }

    private (DateTime Time, bool IsUtc)? Slowly(JsonElement value) => JsonText.Of(value) is { } text ? format.Read(text) : null;

    public DateTimeOffset? Instant(JsonElement? value) => Read(value) is { } time ? ToUtc(time) : null;

    public DateTimeOffset ToUtc(DateTime time) => new DateTimeOffset(time, zone.GetUtcOffset(time)).ToUniversalTime();

    public DateTime FromUtc(DateTime time) => IsUtc ? Wall(time) : Wall(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(time, DateTimeKind.Utc), zone));

    /// <summary>From where to ask for what the source shows at that instant or later.</summary>
    public string WriteStart(DateTimeOffset instant) => Write(BeforeAnyRepeatOf(FromUtc(instant.UtcDateTime)), format);

    public string Write(DateTime time, TimeFormat written) => written.Write(time, IsUtc);

    /// <summary>
    /// Where to start so that nothing written at or after this time is missed: in an hour that the wall clock shows
    /// twice, what was written in its second pass shows earlier times than the end of the first.
    /// </summary>
    public DateTime BeforeAnyRepeatOf(DateTime time)
    {
        if (!zone.IsAmbiguousTime(time))
            return time;
        var offsets = zone.GetAmbiguousTimeOffsets(time);
        return time - (offsets.Max() - offsets.Min());
    }

    /// <summary>
    /// Where to start so that nothing written within that time before this one is missed. A clock put forward in
    /// between has shown an hour less of it.
    /// </summary>
    public DateTime Before(DateTime time, TimeSpan by)
    {
        var (shown, lived) = (BeforeAnyRepeatOf(time) - by, FromUtc((ToUtc(time) - by).UtcDateTime));
        return shown < lived ? shown : lived;
    }

    private static DateTime Wall(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Unspecified);
}
