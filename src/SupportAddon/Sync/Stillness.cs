namespace SupportAddon.Sync;

/// <summary>Cancels when nothing has moved for too long.</summary>
internal sealed class Stillness : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly TimeSpan limit;
    private readonly ITimer timer;

    public Stillness(TimeSpan limit, TimeProvider time)
    {
        this.limit = limit;
        timer = time.CreateTimer(_ => source.Cancel(), state: null, limit, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => source.Token;

    public void Moved() => timer.Change(limit, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        timer.Dispose();
        source.Dispose();
    }
}
