namespace SupportAddon.Core.Reports;

/// <summary>A stretch of time; what happens at its start belongs to it, what happens at its end does not.</summary>
internal readonly record struct Period(DateTimeOffset Start, DateTimeOffset End)
{
    public bool Contains(DateTimeOffset instant) => Start <= instant && instant < End;
}
