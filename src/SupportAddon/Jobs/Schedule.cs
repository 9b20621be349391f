using System.Diagnostics.CodeAnalysis;
using Quartz;

namespace SupportAddon.Jobs;

/// <summary>When something runs: five cron fields, or only when somebody asks.</summary>
internal sealed record Schedule
{
    /// <summary>Every quarter of an hour, each connection at minutes of its own.</summary>
    public const string Default = "H/15 * * * *";

    public const string Manual = "manual";

    /// <summary>Null for what runs only when somebody asks.</summary>
    public CronExpression? Cron { get; private init; }

    /// <param name="text">As in the client file.</param>
    /// <param name="name">Whose schedule: the same name gives H the same values.</param>
    /// <param name="zone">Whose clock the fields are read on.</param>
    /// <param name="schedule">What the text means.</param>
    public static bool TryParse(string text, string name, TimeZoneInfo zone, [NotNullWhen(true)] out Schedule? schedule)
    {
        schedule = text == Manual ? new() : null;
        if (schedule is null && CronExpression.TryParseWithHash(text, CronFormat.Unix, name, out var cron))
            schedule = new() { Cron = cron.WithTimeZone(zone) };
        return schedule is not null;
    }

    public DateTimeOffset? NextAfter(DateTimeOffset time) => Cron?.GetNextValidTimeAfter(time);
}
