namespace SupportAddon.Core.Fixes;

/// <summary>What became of one record of an execution. A record without a state was never touched.</summary>
internal enum EntryState
{
    /// <summary>It may have been sent: known only to the process that meant to, and to the source.</summary>
    Intended,

    /// <summary>It is certain that it was not sent, and it is its turn again.</summary>
    Withdrawn,

    /// <summary>Written, and read back as asked for.</summary>
    Written,

    /// <summary>Written, and the source made something else of it.</summary>
    Altered,

    /// <summary>It was so already; nothing was sent.</summary>
    Already,

    /// <summary>Somebody changed it since the preview; nothing was sent.</summary>
    Drifted,

    /// <summary>It is not there any more; nothing was sent.</summary>
    Missing,

    /// <summary>The source refused it; nothing was written.</summary>
    Failed,

    /// <summary>Nobody but a person can tell whether it was written.</summary>
    Unknown,

    /// <summary>A person said to leave it as it is.</summary>
    Left,
}

/// <summary>One way from a state to another, and what makes it legal.</summary>
/// <param name="From">Null where nothing was done with the record before.</param>
internal sealed record EntryStep(EntryState? From, EntryState To, string Why);

/// <summary>The one table of what may become of a record.</summary>
internal static class EntrySteps
{
    public static IReadOnlyList<EntryStep> All { get; } =
    [
        new(null, EntryState.Intended, "Its intent is committed; only now may it be sent."),
        new(EntryState.Withdrawn, EntryState.Intended, "It is its turn again."),

        new(EntryState.Intended, EntryState.Written, "It was read back as asked for."),
        new(EntryState.Intended, EntryState.Altered, "It was read back, and the source made something else of it."),
        new(EntryState.Intended, EntryState.Already, "It was so before anything was sent."),
        new(EntryState.Intended, EntryState.Drifted, "It is not what the preview showed, and nothing was sent."),
        new(EntryState.Intended, EntryState.Missing, "It is not there any more, and nothing was sent."),
        new(EntryState.Intended, EntryState.Failed, "The source refused it."),
        new(EntryState.Intended, EntryState.Unknown, "It was sent or may have been, and reading back did not tell."),
        new(EntryState.Intended, EntryState.Withdrawn, "It was certainly not sent."),

        new(EntryState.Failed, EntryState.Withdrawn, "A person has put right what stopped it."),
        new(EntryState.Unknown, EntryState.Written, "A person has found it written."),
        new(EntryState.Unknown, EntryState.Withdrawn, "A person has found it not written."),
        new(EntryState.Unknown, EntryState.Left, "A person leaves it as it is."),
    ];

    public static bool IsLegal(EntryState? from, EntryState to) => All.Any(step => step.From == from && step.To == to);

    /// <summary>It was written by us: an undo gives it back.</summary>
    public static bool IsEffective(EntryState state) => state is EntryState.Written or EntryState.Altered;
}
