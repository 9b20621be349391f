using SupportAddon.Conformance.Benches;

namespace SupportAddon.Conformance.Completeness;

/// <summary>The source lives in our past.</summary>
internal sealed class SourceClockBehind : Rule<TicketBench>
{
    public override string Promise => "A source whose clock runs an hour behind ours is read in full.";

    public override Task CheckAsync(TicketBench bench, CancellationToken ct) =>
        Clocks.ApartAsync(bench, TimeSpan.FromHours(1), "from a source whose clock runs behind ours", ct);
}
