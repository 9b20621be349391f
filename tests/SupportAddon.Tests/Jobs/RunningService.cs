using System.Diagnostics;
using System.Text.Json;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Jobs;

/// <summary>The real service in a process of its own.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private RunningService(Process process, Uri address)
    {
        Process = process;
        Http = new() { BaseAddress = address };
    }

    public Process Process { get; }

    public HttpClient Http { get; }

    public static async Task<RunningService> StartAsync(CommandLine commands)
    {
        var process = commands.Start("serve", "--address", "http://127.0.0.1:0", "--json");
        var said = "";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said += line;
            if (line == "}")
                return new(process, new(JsonDocument.Parse(said).RootElement.GetProperty("address").GetString()!));
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    /// <summary>As a service manager does: unlike Ctrl+C, this reaches a process that was started in the background.</summary>
    public async Task<CommandResult> StopAsync()
    {
        using var interrupt = Process.Start("kill", ["-TERM", $"{Process.Id}"]);
        await interrupt.WaitForExitAsync();
        return await CommandLine.EndAsync(Process);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!Process.HasExited)
            Process.Kill();
        await Process.WaitForExitAsync();
        Process.Dispose();
    }
}
