using System.Diagnostics;
using Microsoft.Extensions.Logging;
using SupportAddon.Clients;
using SupportAddon.Shell;

namespace SupportAddon.Jobs;

/// <summary>Starts <c>supportaddon</c> in a process of its own for one connection and waits for its end, whatever that is.</summary>
internal sealed partial class WorkerProcess(Settings settings, ILogger<WorkerProcess> logger)
{
    /// <summary>When waiting is cancelled the worker goes on: it holds its own lease and ends by itself.</summary>
    public Task RunAsync(Connection connection, CancellationToken ct) => RunAsync(connection, ["worker", "--connection", connection.Name], ct);

    /// <summary>Another command than <c>worker</c>, as it would be typed.</summary>
    public async Task RunAsync(Connection connection, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        using var process = Process.Start(Command(arguments)) ?? throw new InvalidOperationException("The worker did not start.");
        // What a worker says is in its run's record; the service's output stays the service's own.
        await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, ct);
        await process.WaitForExitAsync(ct);
        if (process.ExitCode is not (CommandRun.Ok or CommandRun.Failed))
            LogDied(connection.Name, process.Id, process.ExitCode);
    }

    private ProcessStartInfo Command(IReadOnlyList<string> arguments)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        // Started as "dotnet supportaddon.dll", the program is the first argument.
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(typeof(WorkerProcess).Assembly.Location);
        foreach (var argument in arguments.Concat(["--data", settings.Data]))
            start.ArgumentList.Add(argument);
        return start;
    }

    [LoggerMessage(LogLevel.Error, "The worker of {Connection} (process {Process}) died with code {Code}")]
    private partial void LogDied(string connection, int process, int code);
}
