using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace SupportAddon.Shell;

/// <summary>One page of a list.</summary>
/// <param name="Next">The address of the page after it; null on the last one.</param>
internal sealed record ApiPage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Which page is asked for: the one after a key, so that what is added or removed meanwhile shifts nothing.</summary>
internal sealed record ApiPlace
{
    private const int Usual = 100;
    private const int Most = 1_000;

    /// <summary>Whose address leads on to the next page.</summary>
    public required HttpRequest Request { get; init; }

    /// <summary>The key of the last line of the page before; null for the first page.</summary>
    [FromQuery]
    public string? After { get; init; }

    /// <summary>How many lines; 100 when left out, 1,000 at most.</summary>
    [FromQuery]
    public int? Limit { get; init; }

    public int Size => Math.Clamp(Limit ?? Usual, 1, Most);

    /// <summary>The page out of a whole list in the order of its keys.</summary>
    public ApiPage<T> Turn<T>(IEnumerable<T> all, Func<T, string> key) =>
        Cut([.. all.Where(item => After is null || string.CompareOrdinal(key(item), After) > 0).OrderBy(key, StringComparer.Ordinal).Take(Size + 1)], key);

    /// <summary>The page out of its own lines and, where there are more, the one that follows.</summary>
    public ApiPage<T> Cut<T>(IReadOnlyList<T> lines, Func<T, string> key) =>
        lines.Count <= Size ? new(lines, null) : new([.. lines.Take(Size)], Address(key(lines[Size - 1])));

    private string Address(string after) => Request.AddressWith("after", after);
}

/// <summary>Addresses that lead on from the one that was asked for.</summary>
internal static class AddressOfRequest
{
    /// <summary>The same address with another value of one of its parts.</summary>
    public static string AddressWith(this HttpRequest request, string name, string value) => request.Path + QueryString.Create(
        request.Query.Where(part => part.Key != name).SelectMany(part => part.Value, (part, given) => KeyValuePair.Create(part.Key, given)).Append(new(name, value)));
}
