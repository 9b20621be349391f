namespace SupportAddon.Core.Life;

/// <summary>A value of ours that stands in place of the source's until the source says the same.</summary>
/// <param name="Value">Ours.</param>
/// <param name="Base">What the source said when we set ours.</param>
internal sealed record Ours(string? Value, string? Base)
{
    /// <summary>The source has been changed to something else; a person must say whose value stands.</summary>
    public bool InConflict { get; init; }

    /// <summary>What it was changed to.</summary>
    public string? Theirs { get; init; }

    /// <summary>What the source's value of now means for ours.</summary>
    /// <param name="now">The source's value.</param>
    /// <param name="says">Whether it says what ours says.</param>
    /// <param name="written">What we have written there, or may have; empty where nothing was.</param>
    public Standing Stand(string? now, bool says, IReadOnlyCollection<string?> written) =>
        says ? Standing.Agreed
        : written.Contains(now) || (written.Count == 0 && now == Base) || (InConflict && now == Theirs) ? Standing.Unchanged
        : Standing.Conflict;
}

/// <summary>How a value of ours stands to the source's.</summary>
internal enum Standing
{
    /// <summary>The source has what it had, or what we wrote on the way.</summary>
    Unchanged,

    /// <summary>Both say the same.</summary>
    Agreed,

    /// <summary>The source was changed to something else.</summary>
    Conflict,
}
