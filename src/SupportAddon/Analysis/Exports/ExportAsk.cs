namespace SupportAddon.Analysis.Exports;

/// <summary>What somebody wants taken out for analysis. Fields are named <c>resource.field</c>.</summary>
/// <param name="Resources">The kinds of record.</param>
/// <param name="Fields">No others of those kinds of which any is named; all where none is.</param>
/// <param name="Tokens">Fields that get tokens though they are not known to be personal.</param>
/// <param name="FreeText">Free text that is taken along as it is.</param>
/// <param name="Clear">Personal fields that are taken along as they are.</param>
/// <param name="Reason">Why they are.</param>
/// <param name="PurgeOn">The day from which on nothing of it is kept.</param>
/// <param name="Consent">Who agreed, when, and in which words.</param>
internal sealed record ExportAsk(
    IReadOnlyList<string> Resources, IReadOnlyList<string> Fields, IReadOnlyList<string> Tokens, IReadOnlyList<string> FreeText, IReadOnlyList<string> Clear, string? Reason,
    DateOnly PurgeOn, string Consent)
{
    public DateTimeOffset PurgeAt => new(PurgeOn, TimeOnly.MinValue, TimeSpan.Zero);

    /// <exception cref="RefusedException">Nothing may be taken out so, whatever the source has.</exception>
    public void Check(DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(Consent))
            throw new RefusedException("Nothing leaves for analysis without the client's consent.", "Say who agreed, when and in which words: --consent \"...\"");
        if (PurgeAt <= now)
            throw new RefusedException($"The day from which on nothing is kept, {PurgeOn:yyyy-MM-dd}, is not in the future.", "Give a later one: --purge 2027-01-31");
        if (Clear.Count > 0 && string.IsNullOrWhiteSpace(Reason))
            throw new RefusedException("Personal values leave as they are for a reason alone.", "Say why: --reason \"...\"");
        if (Clear.Intersect(Tokens).FirstOrDefault() is { } both)
            throw new RefusedException($"{both} is to have tokens and to be as it is.", "Leave out one of the two.");
    }
}
