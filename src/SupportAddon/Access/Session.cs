namespace SupportAddon.Access;

/// <summary>Somebody signed in with a browser.</summary>
/// <param name="Agent">The browser, as it calls itself.</param>
internal sealed record Session(long Id, string Login, string? Address, string Agent, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt)
{
    /// <summary>Left alone for so long, it ends.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(8);

    /// <summary>After so long it ends whatever is done with it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);
}
