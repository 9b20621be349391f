namespace SupportAddon.Core.Fixes;

/// <summary>How many records a plan found, and what it says of them.</summary>
/// <param name="Lossy">Of those to be changed, how many could not be undone exactly.</param>
internal sealed record PlanCounts(int Change, int Right, int Refused, int Lossy)
{
    public static readonly PlanCounts None = new(0, 0, 0, 0);

    /// <summary>Of those to be changed, how many are not there yet and are created.</summary>
    public int Created { get; init; }

    public int Found => Change + Right + Refused;

    public PlanCounts With(PlanEntry entry) => entry.Verdict switch
    {
        PlanVerdict.Right => this with { Right = Right + 1 },
        PlanVerdict.Refused => this with { Refused = Refused + 1 },
        _ => this with
        {
            Change = Change + 1,
            Created = Created + (entry.Change is PlanChange.Create ? 1 : 0),
            Lossy = Lossy + (entry.Lost.Count > 0 || entry.Change is PlanChange.Delete ? 1 : 0),
        },
    };
}
