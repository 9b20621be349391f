using System.Globalization;

namespace SupportAddon.Dolibarr.Models;

/// <summary>
/// A time as the database's clock shows it, without a zone: what filters compare with. It is written without colons: up
/// to 17 a value ends at its first colon, and what is left of a time then matches every record.
/// </summary>
internal static class WallTime
{
    private const string Format = "yyyyMMdd'T'HHmmss";

    public static string Write(DateTime wall) => wall.ToString(Format, CultureInfo.InvariantCulture);

    public static DateTime Read(string text) => DateTime.ParseExact(text, Format, CultureInfo.InvariantCulture);
}
