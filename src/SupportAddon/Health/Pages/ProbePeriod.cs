using SupportAddon.Charts;
using SupportAddon.Core.Reports;
using SupportAddon.Core.Times;
using SupportAddon.Shell;

namespace SupportAddon.Health.Pages;

/// <summary>How far back somebody looks at a probe, up to now.</summary>
/// <param name="Name">day, week, month or quarter.</param>
internal sealed record ProbePeriod(string Name, Stretch Stretch)
{
    /// <summary>Into how many columns charts are cut.</summary>
    public const int Columns = 96;

    public static readonly IReadOnlyList<(string Name, int Days)> All = [("day", 1), ("week", 7), ("month", 31), ("quarter", 92)];

    public static ProbePeriod Read(string? name, DateTimeOffset now)
    {
        var (known, days) = All.FirstOrDefault(period => period.Name == name, All[0]);
        return new(known, new(now.AddDays(-days), now));
    }

    /// <summary>Hours of a day, else days, on the reader's clock.</summary>
    public TimeAxis Axis(Reader reader) => new([.. Name == "day" ? Hours(reader) : Days(reader)]);

    private IEnumerable<TimeMark> Days(Reader reader)
    {
        for (var day = LocalDay.Of(Stretch.Start, reader.Zone).AddDays(1); LocalDay.StartOf(day, reader.Zone) < Stretch.End; day = day.AddDays(1))
            yield return new(ShareOf(LocalDay.StartOf(day, reader.Zone)), reader.BriefDay(day));
    }

    private IEnumerable<TimeMark> Hours(Reader reader)
    {
        for (var hour = Stretch.Start.AddTicks(TimeSpan.TicksPerHour - Stretch.Start.Ticks % TimeSpan.TicksPerHour); hour < Stretch.End; hour = hour.AddHours(1))
            yield return new(ShareOf(hour), reader.Time(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(hour, reader.Zone).DateTime)));
    }

    private double ShareOf(DateTimeOffset at) => (at - Stretch.Start) / Stretch.Length;
}
