namespace SupportAddon.Core.Alerts;

/// <summary>When an outage was announced, and when it was known to be over.</summary>
/// <param name="OverAt">Null while it stands.</param>
internal readonly record struct OutageTimes(DateTimeOffset AnnouncedAt, DateTimeOffset? OverAt);

/// <summary>An alert that was planned before.</summary>
/// <param name="SentAt">Null while it waits.</param>
internal sealed record PlannedAlert(AlertKind Kind, int Ordinal, DateTimeOffset? SentAt);

/// <summary>An alert that is to be planned.</summary>
/// <param name="Ordinal">The number of a reminder, from one; 0 of what there is once.</param>
internal sealed record DueAlert(AlertKind Kind, int Ordinal, DateTimeOffset At);

/// <summary>Which alert of one outage comes next by one rule. There is never more than one: each follows from those before it.</summary>
internal static class AlertPlan
{
    /// <param name="rule">Whom it tells when.</param>
    /// <param name="outage">An announced one.</param>
    /// <param name="planned">All that were planned of it by this rule and not cancelled.</param>
    /// <returns>Null when nothing follows, as things stand.</returns>
    public static DueAlert? Next(AlertTerms rule, OutageTimes outage, IReadOnlyCollection<PlannedAlert> planned) => outage.OverAt switch
    {
        null when planned.Count == 0 => new(AlertKind.Down, 0, outage.AnnouncedAt + rule.After),
        null => Reminder(rule, planned),
        // Who was never told that it is down need not hear that it is up.
        { } over when IsTold(planned, AlertKind.Down) && !IsTold(planned, AlertKind.Recovered) => new(AlertKind.Recovered, 0, over),
        _ => null,
    };

    /// <summary>That a probe comes and goes is told once.</summary>
    /// <param name="rule">Whom it tells when.</param>
    /// <param name="since">Since when it does.</param>
    /// <param name="isPlanned">Whether it was planned before.</param>
    public static DueAlert? Flapping(AlertTerms rule, DateTimeOffset since, bool isPlanned) =>
        isPlanned ? null : new(AlertKind.Flapping, 0, since + rule.After);

    /// <summary>Nobody is reminded of what they could not be told yet: what waits for a mail server does not pile up.</summary>
    private static DueAlert? Reminder(AlertTerms rule, IReadOnlyCollection<PlannedAlert> planned) =>
        planned.MaxBy(alert => alert.Ordinal) is { SentAt: { } told, Ordinal: var last } && rule.Reminder is { } pause
            ? new(AlertKind.Reminder, last + 1, told + pause)
            : null;

    private static bool IsTold(IEnumerable<PlannedAlert> planned, AlertKind kind) => planned.Any(alert => alert.Kind == kind);
}
