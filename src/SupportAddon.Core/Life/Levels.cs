namespace SupportAddon.Core.Life;

/// <summary>The support levels of one client, from the first to the last.</summary>
internal sealed record Levels(IReadOnlyList<string> Names)
{
    public static Levels Default { get; } = new(["N1", "N2", "N3"]);

    /// <summary>One level up or any down is free; what skips one needs a reason (R10). A ticket without a level stands at the first.</summary>
    public Refusal? Refuse(string? from, string to, string? reason)
    {
        var (before, after) = (Math.Max(0, Place(from)), Place(to));
        if (after < 0)
            return new Refusal($"\"{to}\" is no level of this client.", $"Its levels are: {string.Join(", ", Names)}.");
        return after > before + 1 && string.IsNullOrWhiteSpace(reason)
            ? new Refusal($"From {Names[before]} to {to} a level is skipped, which needs a reason.", "Say why, with --reason.")
            : null;
    }

    /// <summary>0 for the first, where a ticket without a level stands; -1 for what is none of them.</summary>
    public int Place(string? level) => level is null ? 0 : Names.ToList().IndexOf(level);
}
