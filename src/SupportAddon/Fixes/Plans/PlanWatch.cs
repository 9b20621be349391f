namespace SupportAddon.Fixes.Plans;

/// <summary>Who follows how a plan is made.</summary>
/// <param name="Starter">By which command it is made, as whoever waits for the connection is told.</param>
/// <param name="Waiting">Told whom the connection is waited for.</param>
internal sealed record PlanWatch(string Starter, Action<string> Waiting)
{
    /// <summary>Told how many records were looked at, page by page.</summary>
    public Action<int> Found { get; init; } = _ => { };

    /// <summary>Whose answer the plan is; null where it was made by a command.</summary>
    public long? Planning { get; init; }
}
