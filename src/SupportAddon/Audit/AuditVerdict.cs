namespace SupportAddon.Audit;

/// <summary>What has been done to the chain where it does not hold.</summary>
internal enum AuditFaultKind
{
    /// <summary>A line says something else than when it was written.</summary>
    Changed,

    /// <summary>One or more lines before this one are gone.</summary>
    Dropped,

    /// <summary>A line stands before the one that it was written after.</summary>
    Reordered,

    /// <summary>A line was not written where it stands: the one after it goes on from the one before it.</summary>
    Inserted,

    /// <summary>The trail ends before the head that was kept elsewhere.</summary>
    CutOff,

    /// <summary>The chain holds, and is not the one whose head was kept elsewhere.</summary>
    Rewritten,
}

/// <summary>The first place where the chain does not hold.</summary>
/// <param name="Number">Of the first bad line.</param>
/// <param name="What">In a sentence.</param>
internal sealed record AuditFault(AuditFaultKind Kind, long Number, string What);

/// <summary>What became of a verification.</summary>
/// <param name="Lines">How many lines hold, from the first on.</param>
/// <param name="TakenAsFound">How many of them were there before there was a chain.</param>
/// <param name="Head">The last one that holds; null where nothing is recorded.</param>
/// <param name="Fault">Null where all is well.</param>
internal sealed record AuditVerdict(long Lines, long TakenAsFound, string? Head, AuditFault? Fault);
