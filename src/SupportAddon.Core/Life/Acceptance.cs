namespace SupportAddon.Core.Life;

/// <summary>That a change is to be made.</summary>
/// <param name="By">Who said so; at the client, where there was a quote.</param>
/// <param name="Reference">The client's own, an order number for example.</param>
internal sealed record Acceptance(string By, string? Reference)
{
    public IReadOnlyDictionary<string, string?> Facts => new Dictionary<string, string?> { ["by"] = By, ["reference"] = Reference };

    public static Acceptance Read(IReadOnlyDictionary<string, string?> facts) => new(facts["by"] ?? "", facts.GetValueOrDefault("reference"));
}
