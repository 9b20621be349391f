using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportAddon.Rest.Tests.Served;

/// <summary>A filter for the rows after one row, in the dialect of Dolibarr.</summary>
internal static partial class Keyset
{
    public static IEnumerable<Stored> After(string? filter, IEnumerable<Stored> rows)
    {
        if (filter is null)
            return rows;
        var said = Filter().Match(filter);
        Assert.True(said.Success, $"the filter {filter} cannot be read");
        var id = int.Parse(said.Groups["id"].Value, CultureInfo.InvariantCulture);
        return said.Groups["time"].Value is { Length: > 0 } text ? rows.Where(row => IsAfter(row, Time(text), id)) : rows.Where(row => row.Id > id);
    }

    private static bool IsAfter(Stored row, DateTime time, int id) => row.Updated > time || (row.Updated == time && row.Id > id);

    private static DateTime Time(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    [GeneratedRegex(@"^(\(\(t\.tms:>:'(?<time>[^']+)'\) or \(\(t\.tms:=:'\k<time>'\) and \(t\.rowid:>:(?<id>\d+)\)\)\)|\(t\.rowid:>:(?<id>\d+)\))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Filter();
}
