namespace SupportAddon.Core.Alerts;

/// <summary>Of what people are alerted.</summary>
internal enum AlertKind
{
    /// <summary>A system is down, and they were not told of it yet.</summary>
    Down,

    /// <summary>It still is.</summary>
    Reminder,

    /// <summary>It is up again.</summary>
    Recovered,

    /// <summary>It comes and goes.</summary>
    Flapping,
}
