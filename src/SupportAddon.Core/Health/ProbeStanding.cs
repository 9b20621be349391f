using SupportAddon.Core.Times;

namespace SupportAddon.Core.Health;

/// <summary>
/// What the measurements of a probe say so far. What was not measured changes nothing about how the system stands, and is
/// kept as a stretch of which nothing is known: it is never taken for up (H3).
/// </summary>
internal sealed record ProbeStanding
{
    /// <summary>Before the first measurement.</summary>
    public static readonly ProbeStanding New = new();

    /// <summary>The last measurement; null before the first.</summary>
    public Measured? Last { get; init; }

    /// <summary>Bad ones in a row, and the first of them.</summary>
    public Row? Bad { get; init; }

    /// <summary>Good ones in a row, and the first of them.</summary>
    public Row? Good { get; init; }

    /// <summary>Since when there is an outage; null while there is none.</summary>
    public DateTimeOffset? DownSince { get; init; }

    /// <summary>Since when nothing is known; null while something is.</summary>
    public DateTimeOffset? UnknownSince { get; init; }

    public Flapping Flapping { get; init; } = Flapping.None;

    /// <summary>Bad, and not for long enough yet to be an outage.</summary>
    public bool IsSoft => Bad is not null && DownSince is null;

    /// <param name="terms">What is made of the measurements.</param>
    /// <param name="next">The one that follows; never an earlier one.</param>
    public ProbeStep Next(ProbeTerms terms, Measured next)
    {
        var unknown = UnknownSince ?? (IsLate(terms, next.At) ? Last!.At + terms.Every : null);
        if (next.Result == ProbeResult.Unknown)
            return new(this with { Last = next, UnknownSince = unknown ?? next.At });
        var isBad = next.Result == ProbeResult.Down;
        var heard = this with
        {
            Last = next,
            UnknownSince = null,
            Bad = isBad ? Row.After(Bad, next) : null,
            Good = isBad ? null : Row.After(Good, next),
            Flapping = Flapping.After(isBad),
        };
        return heard.Judge(terms) with { Gap = unknown is { } since ? new Stretch(since, next.At) : null };
    }

    /// <summary>How it stands at an instant: nothing is known when the next measurement is overdue, and what is bad and no outage yet is worth a look.</summary>
    public ProbeResult At(ProbeTerms terms, DateTimeOffset now) =>
        Last is null || UnknownSince is not null || IsOverdue(terms, now) ? ProbeResult.Unknown
        : DownSince is not null ? ProbeResult.Down
        : IsSoft || Last.Result == ProbeResult.Warning ? ProbeResult.Warning
        : ProbeResult.Up;

    /// <summary>Since when nothing is known, seen from an instant; null where something is.</summary>
    public DateTimeOffset? UnknownAt(ProbeTerms terms, DateTimeOffset now) => UnknownSince ?? (IsOverdue(terms, now) ? Last!.At + terms.Every : null);

    private ProbeStep Judge(ProbeTerms terms) =>
        DownSince is null && Bad?.Count >= terms.Failures ? new(this with { DownSince = Bad.Since }) { Began = new(Bad.Since, Bad.Reason ?? "") }
        : DownSince is not null && Good?.Count >= terms.Successes ? new(this with { DownSince = null }) { EndedAt = Good.Since }
        : new(this);

    /// <summary>Half an interval and the time that an answer may take are no delay.</summary>
    private bool IsLate(ProbeTerms terms, DateTimeOffset at) => Last is not null && at - Last.At > terms.Every * 1.5 + terms.Timeout;

    /// <summary>The next measurement may have begun in time, and its answer be on its way.</summary>
    private bool IsOverdue(ProbeTerms terms, DateTimeOffset now) => IsLate(terms, now - terms.Timeout);
}

/// <summary>Measurements of one sort in a row.</summary>
/// <param name="Since">The first of them.</param>
/// <param name="Reason">What the first of them found.</param>
internal sealed record Row(int Count, DateTimeOffset Since, string? Reason)
{
    public static Row After(Row? before, Measured next) => before is null ? new(1, next.At, next.Reason) : before with { Count = before.Count + 1 };
}
