namespace SupportAddon.Connectors.Http;

/// <summary>What was caught from a connector, as masked text: no secret, and nothing that keeps the plugin in memory.</summary>
internal sealed class MaskedFailure : Exception
{
    private readonly string full;

    private MaskedFailure(string message, string full)
        : base(message) => this.full = full;

    public static MaskedFailure? Of(Exception? caught, SecretMask mask) =>
        caught is null ? null : new(mask.Apply(caught.Message), mask.Apply(caught.ToString()));

    public override string ToString() => full;
}
