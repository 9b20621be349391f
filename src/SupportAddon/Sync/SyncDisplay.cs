using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using SupportAddon.Clients;
using SupportAddon.Shell;

namespace SupportAddon.Sync;

/// <summary>Runs syncs side by side and shows how far each is: bars where somebody watches, lines where not.</summary>
internal static class SyncDisplay
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(2);

    public static async Task<IReadOnlyList<Run>> SyncAsync(
        House house, Output output, IReadOnlyList<Connection> connections, SyncRequest request, CancellationToken ct)
    {
        if (!output.IsLive)
            return await RunAllAsync(connection => SyncAsync(connection, Lines(output, house.Get<TimeProvider>())), connections);
        return await AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new CountColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(progress => RunAllAsync(connection => SyncAsync(connection, Bar(progress, connection)), connections));

        Task<Run> SyncAsync(Connection connection, Action<SyncProgress> report) =>
            house.Get<LeasedSync>().RunAsync(connection, "supportaddon sync", request, report, ct);
    }

    private static async Task<IReadOnlyList<Run>> RunAllAsync(Func<Connection, Task<Run>> sync, IReadOnlyList<Connection> connections) =>
        await Task.WhenAll(connections.Select(connection => Task.Run(() => sync(connection))));

    private static Action<SyncProgress> Bar(ProgressContext progress, Connection connection)
    {
        var bar = progress.AddTask(Markup.Escape(connection.Name));
        bar.IsIndeterminate = true;
        return now =>
        {
            bar.Description = Markup.Escape($"{now.Connection}: {Phase(now)}");
            bar.IsIndeterminate = now.Counts.Total is not > 0;
            bar.MaxValue = Math.Max(now.Counts.Total ?? 1, now.Counts.Read);
            bar.Value = now.Counts.Read;
        };
    }

    private static Action<SyncProgress> Lines(Output output, TimeProvider time)
    {
        var started = time.GetTimestamp();
        var last = TimeSpan.Zero;
        return now =>
        {
            var elapsed = time.GetElapsedTime(started);
            if (now.Phase == SyncPhase.Read && elapsed - last < BetweenLines)
                return;
            last = elapsed;
            output.Say(Line(now, elapsed));
        };
    }

    private static string Line(SyncProgress now, TimeSpan elapsed)
    {
        var rate = now.Counts.Read / Math.Max(elapsed.TotalSeconds, 0.001);
        var remaining = now.Counts.Total - now.Counts.Read;
        var end = remaining > 0 && rate > 0
            ? string.Create(CultureInfo.InvariantCulture, $", about {TimeSpan.FromSeconds(remaining.Value / rate):hh\\:mm\\:ss} left")
            : "";
        return now.Counts.Read == 0
            ? $"{now.Connection}: {Phase(now)}"
            : string.Create(CultureInfo.InvariantCulture,
                $"{now.Connection}: {Phase(now)} {now.Counts.Read}{(now.Counts.Total is { } total ? $" of {total}" : "")} tickets, {rate:0} a second{end}");
    }

    private static string Phase(SyncProgress now) => now.Phase == SyncPhase.Wait ? $"waiting for {now.For}" : Phase(now.Phase);

    public static string Phase(string phase) => phase switch
    {
        SyncPhase.Check => "checking the connection",
        SyncPhase.Sweep => "looking for deleted tickets",
        _ => "reading",
    };

    /// <summary>Count, and rate since the bar began.</summary>
    private sealed class CountColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(
            task.IsIndeterminate ? "" : string.Create(CultureInfo.InvariantCulture, $"{task.Value:0}/{task.MaxValue:0} {task.Speed ?? 0:0}/s"));
    }
}
