using System.Globalization;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Plans;

namespace SupportAddon.Fixes.Executions;

/// <summary>Which records of a plan are asked for, and in which order.</summary>
/// <param name="Show">What the plan says of them or what became of them, such as <c>refused</c> or <c>drifted</c>; <c>create</c> for those that are not there yet, <c>lossy</c> for what could not be undone exactly; all when null.</param>
/// <param name="Sort"><c>place</c>, <c>record</c> or <c>outcome</c>.</param>
/// <param name="Down">From the last to the first.</param>
/// <param name="After">The place and key of the last line of the page before; the first page when null.</param>
internal sealed record RecordPlace(string? Show, string Sort, bool Down, RecordKey? After)
{
    public const string Lossy = "lossy";
    public const string Untouched = "untouched";
    public const string Created = "create";

    public static IReadOnlyList<string> Sorts { get; } = ["place", "record", "outcome"];

    public static IReadOnlyList<string> Shows { get; } =
    [
        .. Enum.GetValues<PlanVerdict>().Select(EntryRows.Word), Created, Lossy, Untouched,
        .. Enum.GetValues<EntryState>().Select(EntryRows.Word),
    ];

    /// <summary>As it stands in an address: what is empty does not restrict.</summary>
    /// <exception cref="RefusedException">A word is none of ours.</exception>
    public static RecordPlace Read(string? show, string? sort, bool? down, string? after) => new(
        Known("outcome of a record", show, Shows), Known("order of records", sort, Sorts) ?? Sorts[0], down == true,
        string.IsNullOrEmpty(after) ? null : RecordKey.Read(after));

    private static string? Known(string what, string? word, IReadOnlyList<string> words) =>
        string.IsNullOrWhiteSpace(word) ? null
        : words.Contains(word) ? word
        : throw new RefusedException($"\"{word}\" is no {what}.", $"Use one of: {string.Join(", ", words)}.");
}

/// <summary>Where a record stands in an order, so that the page after it begins right behind.</summary>
/// <param name="Place">Its place in the plan.</param>
/// <param name="Key">What the order goes by.</param>
internal sealed record RecordKey(int Place, string Key)
{
    public static RecordKey Read(string text) =>
        text.Split('~', 2) is [var place, var key] && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(number, key)
            : throw new RefusedException($"\"{text}\" is no place in this list.", "Follow \"next\" of the page before, or begin without \"after\".");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Place}~{Key}");
}
