namespace SupportAddon.Connectors.Leases;

/// <summary>Who holds a lease and what for, as people read it.</summary>
/// <param name="Name">Such as <c>ana, supportaddon sync (process 4711 on desk)</c>.</param>
/// <param name="Work">One of <c>sync</c>, <c>check</c>, <c>reply</c>, <c>fix</c>, <c>probe</c>.</param>
internal sealed record LeaseHolder(string Name, string Work)
{
    public static LeaseHolder ForSync(string starter) => new(Describe(starter), "sync");

    public static LeaseHolder ForCheck(string starter) => new(Describe(starter), "check");

    public static LeaseHolder ForReply(string starter) => new(Describe(starter), "reply");

    public static LeaseHolder ForFix(string starter) => new(Describe(starter), "fix");

    public static LeaseHolder ForProbe(string starter) => new(Describe(starter), "probe");

    private static string Describe(string starter) =>
        $"{Environment.UserName}, {starter} (process {Environment.ProcessId} on {Environment.MachineName})";
}
