using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Benches;

/// <summary>What one rule works with: the source, connectors on it, and all that can be seen of them from outside.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly List<IConnector> _opened = [];
    private readonly HttpClient _http;

    public Bench(SourceUnderTest source)
    {
        Source = source;
        Stock = new Stock(source);
        Way = new WayOut(() => source.Plugin.Endpoints(source.Options));
        Tokens = new MemoryTokens(Clock);
        _http = new HttpClient(Way) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public SourceUnderTest Source { get; }

    public Stock Stock { get; }

    public WayOut Way { get; }

    public HandClock Clock { get; } = new() { Now = Stock.Start.AddDays(1) };

    public LogLines Log { get; } = new();

    public MemoryTokens Tokens { get; }

    /// <summary>A little more than three pages.</summary>
    public int Several => (3 * Source.PageSize) + 5;

    public IConnector Open(DateTimeOffset? since = null)
    {
        var connector = Source.Plugin.Create(Source.Options, new ConnectorContext
        {
            Http = _http, Time = Clock, Logger = Log, Retry = new QuickRetry(), Tokens = Tokens, Since = since,
        });
        _opened.Add(connector);
        return connector;
    }

    /// <summary>A connector of its own: nothing that another one remembers can help it.</summary>
    public ITicketSource Connect(DateTimeOffset? since = null) => Open(since) as ITicketSource ?? throw new RuleBrokenException(
        "The connector is no ITicketSource.", "This suite is for connectors that read tickets.");

    public Task<Reading> ReadAsync(Position? from, CancellationToken ct) => Reading.OfAsync(Connect(), from, ct);

    public async ValueTask DisposeAsync()
    {
        Way.Fault = null;
        foreach (var connector in _opened)
            await connector.DisposeAsync();
        _http.Dispose();
        Tokens.Dispose();
    }
}
