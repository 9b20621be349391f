using System.Globalization;

namespace SupportAddon.Core.Life;

/// <summary>How much work a change is.</summary>
/// <param name="Effort">How many of its unit.</param>
/// <param name="By">Who estimated it.</param>
internal sealed record Estimate(decimal Effort, EffortUnit Unit, string By)
{
    public IReadOnlyDictionary<string, string?> Facts => new Dictionary<string, string?>
    {
        ["effort"] = Effort.ToString(CultureInfo.InvariantCulture), ["unit"] = Tickets.TicketWord.Of(Unit), ["by"] = By,
    };

    public static Estimate Read(IReadOnlyDictionary<string, string?> facts) =>
        new(decimal.Parse(facts["effort"]!, CultureInfo.InvariantCulture), Tickets.TicketWord.Parse<EffortUnit>(facts["unit"])!.Value, facts["by"] ?? "");

    public Refusal? Refuse() =>
        Effort is <= 0 or > 10_000 ? new Refusal("The effort of an estimate is more than nothing, and 10,000 at most.", "Say how much work it is, like 4h or 2.5d.")
        : string.IsNullOrWhiteSpace(By) ? new Refusal("An estimate is somebody's.", "Say who estimated it.")
        : null;
}

/// <summary>In what work is counted.</summary>
internal enum EffortUnit
{
    Hours,
    Days,
}
