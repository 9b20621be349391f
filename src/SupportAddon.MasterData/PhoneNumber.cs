using PhoneNumbers;

namespace SupportAddon.MasterData;

/// <summary>Telephone numbers in one way of writing.</summary>
public static class PhoneNumber
{
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>With its country's code and, where it is to be read by people, in groups: <c>+33 1 23 45 67 89</c>.</summary>
    /// <param name="text">As somebody has typed it.</param>
    /// <param name="country">Where it is dialled when it names no country, by ISO 3166.</param>
    /// <param name="grouped">Otherwise without spaces.</param>
    /// <returns>Null where it is no number of that country, or more than a number.</returns>
    public static string? Normal(string text, string country, bool grouped)
    {
        try
        {
            var number = Numbers.Parse(text, country);
            return Numbers.IsValidNumber(number) && !number.HasExtension && !text.Any(char.IsLetter)
                ? Numbers.Format(number, grouped ? PhoneNumberFormat.INTERNATIONAL : PhoneNumberFormat.E164)
                : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
