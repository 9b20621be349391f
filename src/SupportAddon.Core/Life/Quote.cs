using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportAddon.Core.Life;

/// <summary>What the client is asked to pay for a change.</summary>
/// <param name="Reference">The number of the quote, as the client reads it.</param>
/// <param name="Currency">Three letters, as ISO 4217 has them.</param>
/// <param name="ValidUntil">The last day on which it may be accepted; null where it has none.</param>
internal sealed partial record Quote(string Reference, decimal Amount, string Currency, DateOnly? ValidUntil)
{
    public IReadOnlyDictionary<string, string?> Facts => new Dictionary<string, string?>
    {
        ["reference"] = Reference, ["amount"] = Amount.ToString(CultureInfo.InvariantCulture), ["currency"] = Currency,
        ["validUntil"] = ValidUntil?.ToString("O", CultureInfo.InvariantCulture),
    };

    public static Quote Read(IReadOnlyDictionary<string, string?> facts) => new(
        facts["reference"] ?? "", decimal.Parse(facts["amount"]!, CultureInfo.InvariantCulture), facts["currency"] ?? "",
        facts.GetValueOrDefault("validUntil") is { } day ? DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture) : null);

    /// <param name="today">The day that it is where the client is.</param>
    public Refusal? Refuse(DateOnly today) =>
        string.IsNullOrWhiteSpace(Reference) ? new Refusal("A quote has a number by which the client finds it.", "Give the reference of the quote.")
        : Amount is < 0 or > 1_000_000_000 ? new Refusal("The amount of a quote is nothing or more, and a thousand million at most.", "Give the price that the client is asked for.")
        : !Code().IsMatch(Currency) ? new Refusal($"\"{Currency}\" is no currency.", "Use its three letters, like EUR or CHF.")
        : ValidUntil < today ? new Refusal("The quote would be out of date already.", "Give a day that is still to come, or none.")
        : null;

    /// <summary>Whether it may still be accepted.</summary>
    public Refusal? RefuseAcceptance(DateOnly today) => ValidUntil < today
        ? new Refusal($"The quote {Reference} was valid until {ValidUntil?.ToString("O", CultureInfo.InvariantCulture)}.", "Another quote takes its place, with a reason: supportaddon ticket quote NUMBER --reason WHY")
        : null;

    [GeneratedRegex("^[A-Z]{3}$")]
    private static partial Regex Code();
}
