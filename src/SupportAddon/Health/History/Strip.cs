using SupportAddon.Charts;
using SupportAddon.Core.Times;

namespace SupportAddon.Health.History;

/// <summary>Cuts a period into the cells of a strip, from the same outages, gaps and downtimes as the figures beside it.</summary>
internal static class Strip
{
    /// <param name="found">Null for a system that was not watched at all.</param>
    /// <param name="period">Which.</param>
    /// <param name="count">How many cells.</param>
    public static IReadOnlyList<StripLook> Cells(ProbeAvailability? found, Stretch period, int count) =>
        Cells(found, Enumerable.Range(0, count).Select(place => new Stretch(At(period, count, place), At(period, count, place + 1))));

    public static IReadOnlyList<StripLook> Cells(ProbeAvailability? found, IEnumerable<Stretch> cells) => [.. cells.Select(cell => Look(found?.Within(cell)))];

    public static DateTimeOffset At(Stretch period, int count, int place) => period.Start + period.Length * ((double)place / count);

    /// <summary>However short, an outage is seen. What is mostly unknown is never shown as up (H3).</summary>
    private static StripLook Look(Core.Health.Availability? cell) => cell switch
    {
        null => StripLook.None,
        { Down.Ticks: > 0 } => StripLook.Down,
        _ when cell.Unknown > TimeSpan.Zero && cell.Unknown >= cell.Up => StripLook.Unknown,
        { Up.Ticks: > 0 } => StripLook.Up,
        _ => StripLook.Planned,
    };
}
