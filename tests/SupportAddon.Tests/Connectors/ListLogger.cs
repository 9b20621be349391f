using Microsoft.Extensions.Logging;

namespace SupportAddon.Tests.Connectors;

/// <summary>Keeps what was logged, from however many threads.</summary>
internal sealed class ListLogger : ILogger, ILoggerFactory
{
    private readonly Lock door = new();
    private readonly List<(string Text, TaskCompletionSource Heard)> listeners = [];

    public List<string> Texts { get; } = [];

    public List<Exception> Failures { get; } = [];

    public Dictionary<string, object?> Values { get; } = [];

    /// <summary>Everything of every entry, to search in.</summary>
    public string All
    {
        get
        {
            lock (door)
                return string.Join('\n', [.. Texts, .. Failures.Select(e => e.ToString()), .. Values.Values.Select(value => $"{value}")]);
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Keep(state);
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (door)
        {
            Texts.Add(formatter(state, exception));
            Keep(state);
            if (exception is not null)
                Failures.Add(exception);
            foreach (var (_, heard) in listeners.Where(listener => Texts[^1].Contains(listener.Text, StringComparison.Ordinal)))
                heard.TrySetResult();
        }
    }

    /// <summary>Done as soon as that was logged.</summary>
    public Task HeardAsync(string text)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (door)
        {
            listeners.Add((text, heard));
            if (Texts.Any(said => said.Contains(text, StringComparison.Ordinal)))
                heard.TrySetResult();
        }

        return heard.Task;
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
            lock (door)
                Values[name] = value;
    }
}
