using System.Diagnostics;
using System.Globalization;

namespace SupportAddon.Benchmarks.Measuring;

/// <summary>Looks on while a process runs. Linux tells of no process after its end, so the last look before it counts.</summary>
internal static class Meter
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

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

    /// <summary>What a process has cost so far with those that it has started, those that have ended included.</summary>
    public static async Task<TimeSpan> CpuOfAllAsync(int id, CancellationToken ct)
    {
        // One that ends while it is looked at would be counted twice, or not at all.
        for (var before = Look(id); ;)
        {
            await Task.Delay(Between, TimeProvider.System, ct);
            var now = Look(id);
            if (before.Children.Order().SequenceEqual(now.Children.Order()))
                return now.Cpu;
            before = now;
        }

        static (TimeSpan Cpu, List<string> Children) Look(int id)
        {
            var children = Children(id).ToList();
            return (Ticks(Fields(File.ReadAllText($"/proc/{id}/stat"))[11..15]) + children.Aggregate(TimeSpan.Zero, (sum, child) => sum + Ticks(child.Stat[11..13])),
                [.. children.Select(child => child.Id)]);
        }
    }

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

    private static TimeSpan Cpu(string stat) => Ticks(Fields(stat)[11..13]);

    private static IEnumerable<(string Id, string[] Stat)> Children(int parent)
    {
        foreach (var id in Directory.EnumerateDirectories("/proc").Select(folder => Path.GetFileName(folder)!).Where(name => char.IsAsciiDigit(name[0])))
            if (Stat(id) is { } child && child[1] == parent.ToString(CultureInfo.InvariantCulture))
                yield return (id, child);
    }

    private static string[]? Stat(string id)
    {
        try
        {
            return Fields(File.ReadAllText($"/proc/{id}/stat"));
        }
        catch (IOException)
        {
            return null; // It has just ended.
        }
    }

    /// <summary>From the 3rd on: the 2nd, a name, may hold spaces. The 4th is the parent, the 14th to 17th are utime and stime, its own and those of children that have ended.</summary>
    private static string[] Fields(string stat) => stat[(stat.LastIndexOf(')') + 2)..].Split(' ');

    /// <summary>A tick is 10 ms on every Linux that .NET runs on.</summary>
    private static TimeSpan Ticks(string[] fields) => TimeSpan.FromMilliseconds(10) * fields.Sum(Number);

    private static long Size(string what, IEnumerable<string> status) => status.Where(line => line.StartsWith(what, StringComparison.Ordinal))
        .Select(line => Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) * 1024).FirstOrDefault();

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
