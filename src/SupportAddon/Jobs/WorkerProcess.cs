using System.Diagnostics;
using Microsoft.Extensions.Logging;
using SupportAddon.Clients;
using SupportAddon.Shell;

namespace SupportAddon.Jobs;

/// <summary>Starts <c>supportaddon worker</c> for one connection and waits for its end, whatever that is.</summary>
internal sealed partial class WorkerProcess(Settings settings, ILogger<WorkerProcess> logger)
{
    /// <summary>When waiting is cancelled the worker goes on: it holds its own lease and ends by itself.</summary>
    public async Task RunAsync(Connection connection, CancellationToken ct)
    {
        using var process = Process.Start(Command(connection)) ?? throw new InvalidOperationException("The worker did not start.");
        await process.WaitForExitAsync(ct);
        if (process.ExitCode is not (CommandRun.Ok or CommandRun.Failed))
            LogDied(connection.Name, process.Id, process.ExitCode);
    }

    private ProcessStartInfo Command(Connection connection)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program);
        // Started as "dotnet supportaddon.dll", the program is the first argument.
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(typeof(WorkerProcess).Assembly.Location);
        foreach (var argument in new[] { "worker", "--connection", connection.Name, "--data", settings.Data })
            start.ArgumentList.Add(argument);
        return start;
    }

    [LoggerMessage(LogLevel.Error, "The worker of {Connection} (process {Process}) died with code {Code}")]
    private partial void LogDied(string connection, int process, int code);
}
