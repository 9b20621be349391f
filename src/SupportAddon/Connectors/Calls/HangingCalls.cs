namespace SupportAddon.Connectors.Calls;

/// <summary>The calls of one plugin that were left behind and have not come back, in this process.</summary>
internal sealed class HangingCalls
{
    private int count;

    public int Count => Volatile.Read(ref count);

    /// <summary>Counts a call until it ends after all; how it ends interests nobody any more.</summary>
    public void Leave(Task call)
    {
        Interlocked.Increment(ref count);
        _ = call.ContinueWith(
            ended =>
            {
                _ = ended.Exception;
                Interlocked.Decrement(ref count);
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
