using SupportAddon.Conformance.Benches;

namespace SupportAddon.Conformance.Contract;

/// <summary>What is not marked is stored in clear and shown in lists.</summary>
internal sealed class SecretsAreMarked : Rule<TicketBench>
{
    private static readonly string[] Suspicious = ["password", "secret", "apikey", "token", "passphrase", "credential"];

    public override string Promise => "Options whose names say that they are secret are marked so, and marked options are texts.";

    public override Task CheckAsync(TicketBench bench, CancellationToken ct)
    {
        foreach (var option in OptionText.Of(bench.Source.Plugin.OptionsType))
        {
            var isText = option.Property.PropertyType == typeof(string);
            if (option.IsSecret && !isText)
                throw new RuleBrokenException($"The option {option.Name} is marked as a secret and is no text.",
                    "Make it a string: only texts are stored encrypted.");
            if (isText && !option.IsSecret && Suspicious.Any(word => option.Name.EndsWith(word, StringComparison.OrdinalIgnoreCase)))
                throw new RuleBrokenException($"The option {option.Name} is not marked as a secret.",
                    "Put [Secret] on it, so that it is stored encrypted and never shown.");
        }
        return Task.CompletedTask;
    }
}
