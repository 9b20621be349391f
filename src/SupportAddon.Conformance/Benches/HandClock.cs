namespace SupportAddon.Conformance.Benches;

/// <summary>The connector's clock: it shows what the rule sets.</summary>
internal sealed class HandClock : TimeProvider
{
    public required DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
