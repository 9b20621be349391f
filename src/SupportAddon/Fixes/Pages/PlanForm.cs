using System.Globalization;
using Microsoft.AspNetCore.Http;
using SupportAddon.Fixes.Plans;

namespace SupportAddon.Fixes.Pages;

/// <summary>What forms that ask for a plan have in common.</summary>
internal static class PlanForm
{
    /// <summary>The cap as typed; the usual one when left empty.</summary>
    public static int Max(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? Planner.UsualMax
        : int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var max) ? max
        : throw new RefusedException($"\"{typed}\" is no number of records.", "Write a whole number such as 1000.");

    /// <summary>One a line.</summary>
    public static IReadOnlyList<string> Lines(string? typed) => (typed ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The bytes of a file that was sent with a form.</summary>
    public static async Task<byte[]> ReadAsync(IFormFile file, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    /// <summary>Column and field, a line each: Price=list_price. Nothing behind the sign where a column is not used.</summary>
    public static IReadOnlyDictionary<string, string> Columns(string? typed)
    {
        var columns = new Dictionary<string, string>();
        foreach (var line in Lines(typed))
            if (line.LastIndexOf('=') is var at && (at < 1 || !columns.TryAdd(line[..at].Trim(), line[(at + 1)..].Trim())))
                throw new RefusedException($"\"{line}\" is not a column and its field, or stands twice.", "Write a line for each, such as: Price=list_price");
        return columns;
    }
}
