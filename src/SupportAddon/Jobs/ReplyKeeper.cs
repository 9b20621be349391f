using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Tickets.Replies;

namespace SupportAddon.Jobs;

/// <summary>Sends, every second, what waits for a source that nobody is at; an isolated connection's plugin stays in its own process.</summary>
internal sealed partial class ReplyKeeper(
    ReplyStore replies, ReplySender sender, ConnectionStore connections, WorkerProcess worker, TimeProvider time, ILogger<ReplyKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
            try
            {
                await SendAsync(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                LogFailed(e);
            }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SendAsync(CancellationToken ct)
    {
        var due = (await replies.DueConnectionsAsync(time.GetUtcNow(), ct)).ToHashSet();
        if (due.Count == 0)
            return;
        foreach (var connection in (await connections.ListAsync(ct)).Where(stored => due.Contains(stored.Id)))
            if (connection.Isolated)
                await worker.RunAsync(connection, ct);
            else
                await sender.TrySendAsync(connection, "supportaddon serve", ct);
    }

    [LoggerMessage(LogLevel.Error, "What waits for the sources could not be sent")]
    private partial void LogFailed(Exception e);
}
