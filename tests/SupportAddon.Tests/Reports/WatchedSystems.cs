using SupportAddon.Core.Health;
using SupportAddon.Core.Times;
using SupportAddon.Health.History;
using SupportAddon.Health.Probes;

namespace SupportAddon.Tests.Reports;

/// <summary>Two systems over the third quarter of 2026 in Paris: one that kept what was agreed, and one that was down for three days in August.</summary>
internal static class WatchedSystems
{
    /// <summary>The quarter's first midnight in Paris.</summary>
    private static readonly DateTimeOffset Start = new(2026, 6, 30, 22, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset End = new(2026, 9, 30, 22, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<ProbeAvailability> All =>
    [
        new(Probe(1, "portail", 99.5m), new(Start, End), [], [], []),
        new(Probe(2, "erp-web", 99.9m), new(Start.AddDays(14), End),
            [
                Outage(40, 72, "status == 200 does not hold: status is 502", "Le disque de la base était plein.", "SA-12"),
                Outage(80, 0.5, "there was no answer within 10s", null, null),
            ],
            [Hours(50, 6)], [Hours(30, 4), Hours(60, 4)]),
    ];

    private static StoredProbe Probe(long id, string name, decimal agreed) =>
        new(id, 1, "martin", name, "http", [], new Dictionary<string, string>(), null, new ProbeTerms { Agreed = agreed });

    private static ProbeOutage Outage(double day, double hours, string error, string? cause, string? ticket) => new()
    {
        Id = (long)day, BeganAt = Start.AddDays(day).UtcDateTime, EndedAt = Start.AddDays(day).AddHours(hours).UtcDateTime, Error = error, Cause = cause, Ticket = ticket,
    };

    private static Stretch Hours(double day, double hours) => new(Start.AddDays(day), Start.AddDays(day).AddHours(hours));
}
