using System.Globalization;

namespace SupportAddon.Dolibarr.Models;

/// <summary>Conditions as Dolibarr reads them. All are enclosed once more: up to 17 they have to be.</summary>
internal static class Filter
{
    public static string All(params string?[] conditions) => $"({string.Join(" and ", conditions.Where(condition => condition is not null))})";

    public static string After(string column, long id) => string.Create(CultureInfo.InvariantCulture, $"({column}:>:{id})");

    public static string Is(string column, long id) => string.Create(CultureInfo.InvariantCulture, $"({column}:=:{id})");

    /// <summary>Numbers only: up to 17 a list of texts is an error.</summary>
    public static string In(string column, IEnumerable<long> ids) =>
        $"({column}:in:{string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)))})";

    /// <param name="column">The column.</param>
    /// <param name="comparison">For example <c>&gt;=</c>.</param>
    /// <param name="wall">By the database's clock.</param>
    public static string Time(string column, string comparison, DateTime wall) => $"({column}:{comparison}:'{WallTime.Write(wall)}')";

    public static string Text(string column, string text) => $"({column}:=:'{text}')";
}
