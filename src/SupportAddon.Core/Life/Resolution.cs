using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Life;

/// <summary>What a ticket must tell before it counts as resolved (R2, R5).</summary>
internal static class Resolution
{
    /// <param name="type">As support says, else as the source does.</param>
    public static Refusal? Refuse(MaintenanceType? type, SupportState state)
    {
        var missing = Demanded(type).Where(field => state.Value(field) is null).ToList();
        return missing.Count == 0
            ? null
            : new Refusal($"A {TicketWord.Of(type!.Value)} ticket is resolved with its {string.Join(" and ", Demanded(type))}; {string.Join(" and ", missing)} {(missing.Count == 1 ? "is" : "are")} missing.",
                $"Set {(missing.Count == 1 ? "it" : "them")} first: supportaddon ticket set NUMBER {string.Join(' ', missing.Select(field => $"{field}=…"))}");
    }

    private static IReadOnlyList<string> Demanded(MaintenanceType? type) => type switch
    {
        MaintenanceType.Corrective => [QualificationField.Steps, QualificationField.FixVersion],
        MaintenanceType.Perfective => [QualificationField.MeasureBefore, QualificationField.MeasureAfter],
        _ => [],
    };
}
