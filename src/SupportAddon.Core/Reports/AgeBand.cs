namespace SupportAddon.Core.Reports;

/// <summary>Open tickets by the whole days since their creation.</summary>
/// <param name="To">The last day of the band; null for no limit.</param>
internal sealed record AgeBand(int From, int? To, Figure Open)
{
    private static readonly (int From, int? To)[] Bands = [(0, 7), (8, 30), (31, 90), (91, null)];

    public static IReadOnlyList<AgeBand> Of(Figure open, Knowledge knowledge) =>
    [
        .. Bands.Select(band => new AgeBand(band.From, band.To, open.Where(counted =>
            knowledge.AgeInDays(counted.Timeline) is var age && age >= band.From && age <= (band.To ?? int.MaxValue)))),
    ];
}
