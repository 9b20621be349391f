using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace SupportAddon.Live;

/// <summary>Hears from the database which tickets, corrections and systems change, once for the whole process, and tells all who listen.</summary>
internal sealed partial class News(
    NpgsqlDataSource database, IHostApplicationLifetime service, TimeProvider time, ILogger<News> logger) : BackgroundService
{
    /// <summary>So often those who listen hear something even if nothing happens.</summary>
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Whoever is farther behind is let go: coming back, it sees all at once.</summary>
    private const int MostUnread = 256;

    private readonly HashSet<Channel<Change?>> listeners = [];
    private TaskCompletionSource hearing = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// What changes from the first answer on, as it happens; an empty answer comes at once and now and then. It ends where
    /// something may have been missed.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<Change>> HearAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var unread = await SubscribeAsync(ct);
        try
        {
            yield return [];
            while (await unread.Reader.WaitToReadAsync(ct))
                yield return Drain(unread.Reader);
        }
        finally
        {
            lock (listeners)
                listeners.Remove(unread);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The web server waits for its open streams before any service is stopped.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, service.ApplicationStopping);
        using var pause = new PeriodicTimer(Pause, time);
        do
            try
            {
                await ListenAsync(ending.Token);
            }
            catch (NpgsqlException e)
            {
                LogDeaf(e);
            }
            finally
            {
                LetAllGo();
            }
        while (await pause.WaitForNextTickAsync(ending.Token));
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        db.Notification += (_, notice) => Tell(Change.Read(notice.Channel, notice.Payload));
        await using var listen = new NpgsqlCommand($"listen {Change.OfCorrection}; listen {Change.OfTicket}; listen {Change.OfHealth}", db);
        await listen.ExecuteNonQueryAsync(ct);
        hearing.SetResult();
        await using var still = new NpgsqlCommand("select 1", db);
        while (true)
            if (!await db.WaitAsync(Pulse, ct))
            {
                // A connection that has died without a word would be waited on for ever.
                await still.ExecuteNonQueryAsync(ct);
                Tell(null);
            }
    }

    private async Task<Channel<Change?>> SubscribeAsync(CancellationToken ct)
    {
        var unread = Channel.CreateBounded<Change?>(MostUnread);
        while (true)
        {
            await Hearing().WaitAsync(ct);
            lock (listeners)
                if (hearing.Task.IsCompleted && listeners.Add(unread))
                    return unread;
        }
    }

    private Task Hearing()
    {
        lock (listeners)
            return hearing.Task;
    }

    private void Tell(Change? change)
    {
        lock (listeners)
            foreach (var behind in listeners.Where(listener => !listener.Writer.TryWrite(change)))
                behind.Writer.TryComplete();
    }

    private void LetAllGo()
    {
        lock (listeners)
        {
            hearing = new(TaskCreationOptions.RunContinuationsAsynchronously);
            foreach (var listener in listeners)
                listener.Writer.TryComplete();
        }
    }

    private static List<Change> Drain(ChannelReader<Change?> unread)
    {
        var changes = new List<Change>();
        while (unread.TryRead(out var change))
            if (change is not null)
                changes.Add(change);
        return changes;
    }

    [LoggerMessage(LogLevel.Warning, "What changes cannot be heard of; it is tried again in a second")]
    private partial void LogDeaf(Exception e);
}
