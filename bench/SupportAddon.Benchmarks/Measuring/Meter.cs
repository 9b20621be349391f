using System.Diagnostics;
using System.Globalization;

namespace SupportAddon.Benchmarks.Measuring;

/// <summary>Looks on while a process runs. Linux tells of no process after its end, so the last look before it counts.</summary>
internal static class Meter
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(10);

    /// <exception cref="InvalidOperationException">The process failed; its last words are in the message.</exception>
    public static async Task<Measured> RunAsync(Func<Process> start, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        using var process = start();
        var errors = process.StandardError.ReadToEndAsync(ct);
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var (cpu, peak) = await LookOnAsync(process, ct);
        var wall = Stopwatch.GetElapsedTime(began);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{process.StartInfo.FileName} ended with {process.ExitCode}.\n{await output}\n{await errors}");
        return new(wall, cpu, peak);
    }

    /// <summary>What a process that runs has cost so far.</summary>
    public static TimeSpan Cpu(int id) => Cpu(File.ReadAllText($"/proc/{id}/stat"));

    /// <summary>What it has resident now, in bytes.</summary>
    public static long Resident(int id) => Size("VmRSS:", File.ReadLines($"/proc/{id}/status"));

    private static async Task<(TimeSpan Cpu, long Peak)> LookOnAsync(Process process, CancellationToken ct)
    {
        var (cpu, peak) = (TimeSpan.Zero, 0L);
        var ended = process.WaitForExitAsync(ct);
        using var timer = new PeriodicTimer(Between, TimeProvider.System);
        while (!ended.IsCompleted)
        {
            if (Look(process.Id) is var (now, most) && most > 0)
                (cpu, peak) = (now, most);
            await Task.WhenAny(ended, timer.WaitForNextTickAsync(ct).AsTask());
        }

        await ended;
        return (cpu, peak);
    }

    private static (TimeSpan Cpu, long Peak) Look(int id)
    {
        try
        {
            return (Cpu(File.ReadAllText($"/proc/{id}/stat")), Size("VmHWM:", File.ReadLines($"/proc/{id}/status")));
        }
        catch (IOException)
        {
            return default; // It has just ended.
        }
    }

    /// <summary>utime and stime, the 14th and 15th field; the 2nd, a name, may hold spaces. A tick is 10 ms on every Linux that .NET runs on.</summary>
    private static TimeSpan Cpu(string stat)
    {
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromMilliseconds(10) * (Number(fields[11]) + Number(fields[12]));
    }

    private static long Size(string what, IEnumerable<string> status) => status.Where(line => line.StartsWith(what, StringComparison.Ordinal))
        .Select(line => Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) * 1024).FirstOrDefault();

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
