using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Reports;

/// <summary>What a review says of one kind of tickets; a null kind gathers those whose kind is unmapped.</summary>
internal sealed record KindFigures(
    TicketKind? Kind,
    Balance Balance,
    IReadOnlyList<Breakdown<TicketPriority>> ByPriority,
    IReadOnlyList<Breakdown<MaintenanceType>> ByMaintenance)
{
    /// <summary>Anomalies and change requests always; questions and unmapped kinds when there are any.</summary>
    public static IReadOnlyList<KindFigures> Of(
        string client, Period period, IReadOnlyCollection<TicketTimeline> timelines, Knowledge knowledge)
    {
        var kinds = Enum.GetValues<TicketKind>().Select(kind => (TicketKind?)kind).Append(null);
        return
        [
            .. kinds.Select(kind => Of(kind, Balance.Of(Scope.OfKind(client, kind), period, timelines), knowledge))
                .Where(figures => figures.Kind is TicketKind.Anomaly or TicketKind.Change || !figures.Balance.IsEmpty),
        ];
    }

    private static KindFigures Of(TicketKind? kind, Balance balance, Knowledge knowledge) => new(
        kind,
        balance,
        Breakdown<TicketPriority>.Of(
            balance, Enum.GetValues<TicketPriority>().Reverse(), counted => knowledge.Of(counted.Timeline).Priority),
        Breakdown<MaintenanceType>.Of(
            balance, Enum.GetValues<MaintenanceType>(), counted => knowledge.Of(counted.Timeline).MaintenanceType));
}
