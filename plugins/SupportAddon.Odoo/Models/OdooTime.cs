using System.Globalization;

namespace SupportAddon.Odoo.Models;

/// <summary>Odoo's way to write an instant: UTC, to the second, without saying so. One with a zone is refused.</summary>
internal static class OdooTime
{
    private const string Format = "yyyy-MM-dd HH:mm:ss";

    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public static DateTimeOffset? Read(string? text) =>
        DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
