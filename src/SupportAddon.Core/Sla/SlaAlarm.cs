namespace SupportAddon.Core.Sla;

/// <summary>Something that somebody should hear of, once.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Target">Which promise it is about.</param>
/// <param name="At">When it happened; told later where it was at night.</param>
internal sealed record SlaAlarm(SlaAlarmKind Kind, TimeSpan Target, DateTimeOffset At)
{
    /// <summary>The same thing, also where a late event has moved it.</summary>
    public bool Is(SlaAlarm other) => (Kind, Target) == (other.Kind, other.Target);
}

internal enum SlaAlarmKind
{
    AtRisk,
    Breached,
}
