namespace SupportAddon.Core.Access;

/// <summary>How often in a row a sign-in has failed, and until when none is let in for it.</summary>
internal sealed record LockOut(int Failures, DateTimeOffset? Until)
{
    public const int Most = 5;

    public static readonly TimeSpan Length = TimeSpan.FromMinutes(15);

    public static LockOut None { get; } = new(0, null);

    public bool Holds(DateTimeOffset now) => Until > now;

    /// <summary>A failure while it holds changes nothing: whoever goes on guessing does not keep the owner out for longer.</summary>
    public LockOut Fail(DateTimeOffset now)
    {
        if (Holds(now))
            return this;
        var failures = Until is null ? Failures + 1 : 1;
        return new(failures, failures >= Most ? now + Length : null);
    }
}
