using Microsoft.Extensions.Logging;

namespace SupportAddon.Connectors.Http;

/// <summary>A connection's log: nothing passes that has not been masked, neither text nor values nor exceptions.</summary>
internal sealed class MaskingLogger(ILogger inner, SecretMask mask) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(Values(state));

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        var text = mask.Apply(formatter(state, exception));
        inner.Log(logLevel, eventId, Values(state), MaskedFailure.Of(exception, mask), (_, _) => text);
    }

    // Values become text: an object of the plugin's in a log that keeps it would keep the plugin.
    private IReadOnlyList<KeyValuePair<string, object?>> Values<TState>(TState state) =>
        state is IEnumerable<KeyValuePair<string, object?>> values
            ? [.. values.Select(value => KeyValuePair.Create(value.Key, Masked(value.Value)))]
            : [KeyValuePair.Create("Scope", Masked(state))];

    private object? Masked(object? value) => value switch
    {
        null or bool or int or long or double or decimal or TimeSpan or DateTimeOffset => value,
        _ => mask.Apply(value.ToString() ?? ""),
    };
}
