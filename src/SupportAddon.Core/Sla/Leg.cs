using SupportAddon.Core.Times;

namespace SupportAddon.Core.Sla;

/// <summary>A part of a clock's way on which one target and one calendar hold.</summary>
/// <param name="When">From where to where.</param>
/// <param name="Target">Of the whole clock.</param>
/// <param name="Calendar">Whose open time counts.</param>
/// <param name="Before">What has counted before it.</param>
/// <param name="Still">When the clock stands still, in order.</param>
internal sealed record Leg(
    Stretch When, TimeSpan Target, WorkCalendar Calendar, TimeSpan Before, IReadOnlyList<Stretch> Still)
{
    public DateTimeOffset? Deadline => Reach(Target);

    /// <summary>Whether the target was used up before it was set.</summary>
    public bool IsLost => Before > Target;

    /// <summary>What has counted at an instant on this leg, all legs before it included.</summary>
    public TimeSpan Elapsed(DateTimeOffset at) =>
        new(Before.Ticks + Until(at).Without(Still).Sum(running => Calendar.Open(running).Ticks));

    /// <summary>The earliest instant on it at which so much has counted; null when it never does.</summary>
    public DateTimeOffset? Reach(TimeSpan elapsed)
    {
        var left = elapsed - Before;
        if (left <= TimeSpan.Zero)
            return When.Start;
        foreach (var running in When.Without(Still))
        {
            var reached = Calendar.After(running.Start, left);
            if (!(reached > running.End))
                return reached;
            left -= Calendar.Open(running);
        }

        return null;
    }

    /// <summary>The part of it up to an instant.</summary>
    public Stretch Until(DateTimeOffset end) => When with { End = end < When.Start ? When.Start : end < When.End ? end : When.End };

    /// <summary>The leg that begins with a change, no earlier than this one.</summary>
    public Leg Then(TargetChange change)
    {
        var start = change.At > When.Start ? change.At : When.Start;
        return this with { When = When with { Start = start }, Target = change.Target, Calendar = change.Calendar ?? Calendar, Before = Elapsed(start) };
    }
}
