using SupportAddon.Connectors;
using SupportAddon.Connectors.Calls;
using SupportAddon.Connectors.Http;
using SupportAddon.Sdk;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Connectors;

/// <summary>What fails for a passing reason is tried again by the host's clock, and not for ever.</summary>
public sealed class PatientRetryTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ManualTime time = new();
    private readonly ListLogger log = new();
    private readonly Pulse pulse;
    private readonly PatientRetry retry;
    private readonly List<TimeSpan> tries = [];
    private readonly long start;

    public PatientRetryTests()
    {
        pulse = new(time);
        retry = new(time, pulse, new MaskingLogger(log, new SecretMask(["s3cret"])));
        start = time.GetTimestamp();
    }

    public void Dispose() => log.Dispose();

    [Fact]
    public async Task A_passing_failure_is_tried_again_and_counted()
    {
        Assert.Equal("done", await RunAsync(Failing(FailureKind.Broken), Failing(FailureKind.Unreachable)));
        Assert.Equal((3, 2), (tries.Count, retry.Count));
    }

    [Fact]
    public async Task It_waits_longer_each_time_and_ends_after_five_tries()
    {
        var last = Failing(FailureKind.Broken);
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => RunAsync(
            Failing(FailureKind.Broken), Failing(FailureKind.Broken), Failing(FailureKind.Broken), Failing(FailureKind.Broken), last));
        Assert.Same(last, failure);
        Assert.Equal(PatientRetry.Tries, tries.Count);
        foreach (var (number, wait) in tries.Zip(tries.Skip(1), (before, after) => after - before).Index())
            Assert.InRange(wait.TotalSeconds, 0.5 * Math.Pow(2, number), 1.5 * Math.Pow(2, number));
    }

    [Theory]
    [InlineData(FailureKind.Authentication)]
    [InlineData(FailureKind.Unexpected)]
    public async Task What_stays_wrong_is_not_tried_again(FailureKind kind)
    {
        await Assert.ThrowsAsync<ConnectorException>(() => RunAsync(Failing(kind)));
        Assert.Equal((1, 0), (tries.Count, retry.Count));
    }

    [Fact]
    public async Task A_connector_that_knows_better_is_believed()
    {
        await Assert.ThrowsAsync<ConnectorException>(() => RunAsync(new ConnectorException(FailureKind.Broken, "down", "wait") { IsTransient = false }));
        Assert.Single(tries);
    }

    [Fact]
    public async Task A_bug_is_not_tried_again()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(new InvalidOperationException()));
        Assert.Single(tries);
    }

    [Fact]
    public async Task It_waits_at_least_as_long_as_the_system_asked()
    {
        await RunAsync(Failing(FailureKind.RateLimited, after: Minute));
        Assert.Equal(Minute, tries[1]);
    }

    [Fact]
    public async Task More_than_is_left_is_not_waited_for_and_the_wish_goes_up()
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => RunAsync(
            Failing(FailureKind.RateLimited, after: 3 * Minute), Failing(FailureKind.RateLimited, after: 3 * Minute)));
        Assert.Equal(3 * Minute, failure.RetryAfter);
        Assert.Equal([TimeSpan.Zero, 3 * Minute], tries);
    }

    [Fact]
    public async Task Waiting_is_not_taken_for_silence_and_can_be_cancelled()
    {
        using var patience = new CancellationTokenSource();
        var running = retry.RunAsync<string>(_ => throw Failing(FailureKind.RateLimited, after: Minute), patience.Token);
        await time.TimerAsync(Minute);
        time.Advance(Minute / 2);
        Assert.Equal(TimeSpan.Zero, pulse.Silence);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        time.Advance(Minute);
        Assert.Equal(Minute, pulse.Silence);
    }

    [Fact]
    public async Task What_is_tried_again_is_in_the_log_masked()
    {
        await RunAsync(new ConnectorException(FailureKind.Broken, "The server fell over s3cret.", "wait"));
        Assert.StartsWith("Try 1 failed: The server fell over ***. Again in ", log.Texts.Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", log.All, StringComparison.Ordinal);
    }

    private static ConnectorException Failing(FailureKind kind, TimeSpan? after = null) => new(kind, "down", "wait") { RetryAfter = after };

    /// <summary>Fails with one after the other, then succeeds. The clock moves to whatever is waited for.</summary>
    private async Task<string> RunAsync(params Exception[] failures)
    {
        var running = retry.RunAsync(
            _ =>
            {
                tries.Add(time.GetElapsedTime(start));
                return tries.Count <= failures.Length ? Task.FromException<string>(failures[tries.Count - 1]) : Task.FromResult("done");
            },
            CancellationToken.None);
        while (!running.IsCompleted)
            time.Advance(await time.NextTimerAsync(running));
        return await running;
    }
}
