using Microsoft.Extensions.Logging;

namespace SupportAddon.Tests.Connectors;

/// <summary>Keeps what was logged.</summary>
internal sealed class ListLogger : ILogger, ILoggerFactory
{
    public List<string> Texts { get; } = [];

    public List<Exception> Failures { get; } = [];

    public Dictionary<string, object?> Values { get; } = [];

    /// <summary>Everything of every entry, to search in.</summary>
    public string All => string.Join('\n', [.. Texts, .. Failures.Select(e => e.ToString()), .. Values.Values.Select(value => $"{value}")]);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Keep(state);
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Texts.Add(formatter(state, exception));
        Keep(state);
        if (exception is not null)
            Failures.Add(exception);
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    private void Keep<TState>(TState state)
    {
        foreach (var (name, value) in (IEnumerable<KeyValuePair<string, object?>>)state!)
            Values[name] = value;
    }
}
