namespace SupportAddon.Sdk;

/// <summary>Repeats an attempt that failed for a passing reason, waiting longer each time, and at least as long as the system asked.</summary>
public abstract class Retry
{
    /// <summary>
    /// Runs the attempt until it succeeds, fails with anything but a transient <see cref="ConnectorException"/>, or the
    /// host has waited long enough. Only what may be sent twice without harm belongs in an attempt.
    /// </summary>
    /// <typeparam name="T">What the attempt gives.</typeparam>
    /// <param name="attempt">One try. It makes its request anew each time.</param>
    /// <param name="ct">Ends the attempt and the waiting.</param>
    /// <exception cref="ConnectorException">The last failure, as it was thrown.</exception>
    public abstract Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken ct);
}
