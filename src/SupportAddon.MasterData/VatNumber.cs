namespace SupportAddon.MasterData;

/// <summary>
/// VAT identification numbers of Europe. Only the country is taken from one: whether it is in use only its tax office knows.
/// </summary>
/// <remarks>The prefixes are those of the European Commission's VIES, with Switzerland, Norway and Great Britain.</remarks>
public static class VatNumber
{
    private static readonly HashSet<string> SameAsCountry =
    [
        "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "NO", "PL",
        "PT", "RO", "SE", "SI", "SK",
    ];

    /// <summary>Without spaces and marks between its parts, in capitals: two that are written alike are the same number.</summary>
    public static string Normal(string number) => string.Concat(number.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    /// <summary>The country that its first two letters stand for, by ISO 3166.</summary>
    /// <returns>Null where they stand for none, or nothing like a number follows.</returns>
    public static string? Country(string number)
    {
        var normal = Normal(number);
        if (normal.Length is < 7 or > 15 || normal[2..].Count(char.IsAsciiDigit) < 3)
            return null;
        return normal[..2] switch
        {
            "EL" => "GR",
            "XI" => "GB",
            var prefix => SameAsCountry.Contains(prefix) ? prefix : null,
        };
    }
}
