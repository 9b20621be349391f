using System.Globalization;
using SupportAddon.Core.Sla;
using SupportAddon.Core.Times;

namespace SupportAddon.Core.Tests.Sla;

/// <summary>Clocks and instants as the tests write them.</summary>
internal static class Clocks
{
    public static WorkCalendar Calendar(string name) => BuiltInCalendars.All.Single(calendar => calendar.Name == name);

    public static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static Stretch Between(string start, string end) => new(Utc(start), Utc(end));

    public static SlaTerms Terms(string calendar, string start, double minutes) =>
        new() { Calendar = Calendar(calendar), Start = Utc(start), Target = TimeSpan.FromMinutes(minutes) };

    public static SlaReading Read(this SlaTerms terms, string? now = null) =>
        new SlaClock(terms).Read(now is null ? terms.Stop ?? terms.Start : Utc(now));
}
