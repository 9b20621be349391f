using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Benches;

/// <summary>What one rule works with: connectors on a system, and all that can be seen of them from outside.</summary>
internal abstract class Bench : IAsyncDisposable
{
    private readonly List<IConnector> _opened = [];
    private readonly HttpClient _http;

    protected Bench(SystemUnderTest system)
    {
        Subject = system;
        Way = new WayOut(() => system.Plugin.Endpoints(system.Options));
        Tokens = new MemoryTokens(Clock);
        _http = new HttpClient(Way) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public SystemUnderTest Subject { get; }

    public WayOut Way { get; }

    public HandClock Clock { get; } = new() { Now = Stock.Start.AddDays(1) };

    public LogLines Log { get; } = new();

    public MemoryTokens Tokens { get; }

    /// <summary>A connector of its own: nothing that another one remembers can help it.</summary>
    public IConnector Open(DateTimeOffset? since = null)
    {
        var connector = Subject.Plugin.Create(Subject.Options, new ConnectorContext
        {
            Http = _http, Time = Clock, Logger = Log, Retry = new QuickRetry(), Tokens = Tokens, Since = since,
        });
        _opened.Add(connector);
        return connector;
    }

    /// <summary>A connector that can do what a suite is for.</summary>
    public T Open<T>(DateTimeOffset? since = null)
        where T : class => Open(since) as T ?? throw new RuleBrokenException(
            $"The connector is no {typeof(T).Name}.", "Implement it, or leave this suite out.");

    public async ValueTask DisposeAsync()
    {
        Way.Fault = null;
        foreach (var connector in _opened)
            await connector.DisposeAsync();
        _http.Dispose();
        Tokens.Dispose();
        await Subject.DisposeAsync();
    }
}
