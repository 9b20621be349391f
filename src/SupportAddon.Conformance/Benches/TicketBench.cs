using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Benches;

/// <summary>A source of tickets, and what is known to be in it.</summary>
internal sealed class TicketBench(SourceUnderTest source) : Bench(source)
{
    public SourceUnderTest Source => source;

    public Stock Stock { get; } = new(source);

    /// <summary>A little more than three pages.</summary>
    public int Several => (3 * source.PageSize) + 5;

    public ITicketSource Connect(DateTimeOffset? since = null) => Open<ITicketSource>(since);

    public Task<Reading> ReadAsync(Position? from, CancellationToken ct) => Reading.OfAsync(Connect(), from, ct);
}
