namespace SupportAddon.Core.Alerts;

/// <summary>How long to wait before what could not be sent is tried again.</summary>
internal static class AlertPause
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <param name="tries">How often it was tried, this time included: 1, 2, 4, 8, 16 and then 30 minutes.</param>
    public static TimeSpan After(int tries) => tries > 5 ? Longest : Shortest * (1 << (tries - 1));
}
