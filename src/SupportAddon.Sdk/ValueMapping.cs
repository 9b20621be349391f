namespace SupportAddon.Sdk;

/// <summary>
/// How values of a source read in SupportAddon's words: by field (<see cref="TicketFields"/>), then by the source's value
/// (compared exactly), the word of SupportAddon, or <see cref="None"/>. A value without an entry is <em>unmapped</em>:
/// it is stored, counted and listed, and never replaced by a default.
/// </summary>
/// <param name="Values">Field, then the source's value, then the word.</param>
public sealed record ValueMapping(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Values)
{
    /// <summary>The word for "this value deliberately has no counterpart".</summary>
    public const string None = "none";

    /// <summary>A mapping that knows nothing.</summary>
    public static ValueMapping Empty { get; } =
        new(new Dictionary<string, IReadOnlyDictionary<string, string>>());
}
