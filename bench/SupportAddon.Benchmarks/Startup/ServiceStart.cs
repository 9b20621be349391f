using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SupportAddon.Benchmarks.Startup;

/// <summary>A service in a process of its own, which has answered its first page.</summary>
internal sealed class ServiceStart : IAsyncDisposable
{
    private readonly Process process;

    private ServiceStart(Process process) => this.process = process;

    public static async Task<TimeSpan> MeasureAsync(MeasuredProgram program, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        await using var service = await BeginAsync(program, ct);
        return Stopwatch.GetElapsedTime(began);
    }

    public static async Task<ServiceStart> BeginAsync(MeasuredProgram program, CancellationToken ct)
    {
        using var http = new HttpClient();
        var service = new ServiceStart(program.Start("serve", "--address", "http://127.0.0.1:0"));
        var line = await service.process.StandardOutput.ReadLineAsync(ct);
        var address = line?.Split(' ').FirstOrDefault(word => word.StartsWith("http", StringComparison.Ordinal))?.TrimEnd('.')
            ?? throw new InvalidOperationException(await service.process.StandardError.ReadToEndAsync(ct));
        await http.GetStringAsync(new Uri(address), ct);
        return service;
    }

    /// <summary>As by Ctrl+C, so that it leaves the database to the others.</summary>
    public async ValueTask DisposeAsync()
    {
        using var stop = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }
}
