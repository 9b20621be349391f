using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using SupportAddon.Connectors.Calls;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors;

/// <summary>
/// Tries a passing failure again, <see cref="Tries"/> times in all and within <see cref="Longest"/>. A system that asks
/// for more time than is left gets it from whoever started the run: the failure goes up at once, with its wish.
/// </summary>
internal sealed class PatientRetry : Retry
{
    public const int Tries = 5;

    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly ResiliencePropertyKey<Trying> Current = new(nameof(Trying));

    private readonly TimeProvider time;
    private readonly Pulse pulse;
    private readonly ILogger logger;
    private readonly ResiliencePipeline pipeline;
    private int count;

    public PatientRetry(TimeProvider time, Pulse pulse, ILogger logger)
    {
        (this.time, this.pulse, this.logger) = (time, pulse, logger);
        pipeline = new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(new()
        {
            MaxRetryAttempts = Tries - 1,
            ShouldHandle = failed => new(IsWorthIt(failed.Outcome.Exception, Of(failed.Context))),
            DelayGenerator = failed => new(Pause((ConnectorException)failed.Outcome.Exception!, failed.AttemptNumber)),
            OnRetry = OnRetryAsync,
        }).Build();
    }

    /// <summary>How many attempts were repeated so far.</summary>
    public int Count => Volatile.Read(ref count);

    public override async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken ct)
    {
        var context = ResilienceContextPool.Shared.Get(ct);
        using var trying = new Trying(time.GetTimestamp());
        context.Properties.Set(Current, trying);
        try
        {
            return await pipeline.ExecuteAsync(_ => new ValueTask<T>(trying.GoOn(attempt, ct)), context);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private bool IsWorthIt(Exception? failure, Trying trying) =>
        failure is ConnectorException { IsTransient: true } passing
        && (passing.RetryAfter ?? TimeSpan.Zero) <= Longest - time.GetElapsedTime(trying.Start);

    /// <summary>Doubled each time, half of it more or less, so that many who failed together do not come back together.</summary>
    private TimeSpan? Pause(ConnectorException failure, int attempt)
    {
        var spread = new Random((int)time.GetTimestamp()); // the seed is the moment
        var pause = FirstPause * Math.Pow(2, attempt) * (0.5 + spread.NextDouble());
        return failure.RetryAfter > pause ? failure.RetryAfter : pause;
    }

    private ValueTask OnRetryAsync(OnRetryArguments<object> again)
    {
        Interlocked.Increment(ref count);
        logger.LogInformation("Try {Number} failed: {Failure} Again in {Seconds:0.0} s",
            again.AttemptNumber + 1, again.Outcome.Exception!.Message, again.RetryDelay.TotalSeconds);
        Of(again.Context).Wait(pulse);
        return default;
    }

    private static Trying Of(ResilienceContext context) => context.Properties.GetValue(Current, null!);

    /// <summary>One attempt with its repetitions: when it began, and whether it waits.</summary>
    private sealed class Trying(long start) : IDisposable
    {
        private IDisposable? waiting;

        public long Start => start;

        public void Wait(Pulse pulse) => waiting = pulse.Hold();

        public Task<T> GoOn<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken ct)
        {
            waiting?.Dispose();
            return attempt(ct);
        }

        public void Dispose() => waiting?.Dispose();
    }
}
