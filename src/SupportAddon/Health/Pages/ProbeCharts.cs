using SupportAddon.Charts;
using SupportAddon.Health.History;
using SupportAddon.Health.Probes;
using SupportAddon.Shell;

namespace SupportAddon.Health.Pages;

/// <summary>Draws what was found of a probe over a period: how long answers took, and when it was there.</summary>
internal sealed class ProbeCharts(Reader reader, StoredProbe probe, ProbePeriod period, ProbeAvailability? found, IReadOnlyList<HistoryColumn> columns)
{
    private const double Wide = 960;
    private const double Thin = 340;

    public string Latency(bool isThin) => new LatencyChart(
        new(reader["health.chart.latency"], reader["health.chart.latency.about", Most(), reader["period." + period.Name]], reader["health.chart.empty"]),
        latency => ProbeFace.Latency(reader, latency), [.. columns.Where(column => column.Mean is not null).Select(Point)], ProbePeriod.Columns, Reach, period.Axis(reader))
        .Draw(isThin ? Thin : Wide, isThin ? "latency-thin" : "latency");

    public string Strip(bool isThin) => new AvailabilityStrip(
        new(reader["health.chart.strip"], About(), reader["health.chart.empty"]),
        number => reader.Number(number), History.Strip.Cells(found, period.Stretch, ProbePeriod.Columns), Names,
        place => reader.Moment(History.Strip.At(period.Stretch, ProbePeriod.Columns, place)), period.Axis(reader)) { Left = LatencyChart.Left }
        .Draw(isThin ? Thin : Wide, isThin ? "strip-thin" : "strip");

    private Dictionary<StripLook, string> Names => new()
    {
        [StripLook.Up] = reader["health.state.up"], [StripLook.Down] = reader["health.state.down"],
        [StripLook.Unknown] = reader["health.state.unknown"], [StripLook.Planned] = reader["health.state.planned"],
    };

    /// <summary>A measurement that is a little late leaves no hole.</summary>
    private int Reach => (int)Math.Ceiling(probe.Terms.Every * 1.5 / (period.Stretch.Length / ProbePeriod.Columns));

    private string About() => found is null ? reader["health.chart.empty"] : reader["health.chart.strip.about",
        ProbeFace.Share(reader, found.Availability.Share), ProbeFace.Lasting(reader, found.Availability.Down),
        ProbeFace.Lasting(reader, found.Availability.Unknown), ProbeFace.Lasting(reader, found.Availability.Planned)];

    private string Most() => ProbeFace.Latency(reader, columns.Max(column => column.Slowest) ?? TimeSpan.Zero);

    private static LatencyPoint Point(HistoryColumn column) =>
        new(column.Place, column.Fastest!.Value.TotalMilliseconds, column.Mean!.Value.TotalMilliseconds, column.Slowest!.Value.TotalMilliseconds);
}
