using System.CommandLine;
using System.Diagnostics;
using SupportAddon.Benchmarks.Measuring;
using SupportAddon.Testing;

namespace SupportAddon.Benchmarks.Startup;

/// <summary><c>startup</c>: how long the service takes to its first page, and the help to its end.</summary>
internal static class StartupCommand
{
    private const int Times = 10;

    public static Command Create()
    {
        var command = new Command("startup", "Starts the service over a running private database, and the help, ten times each.");
        command.SetAction((_, ct) => RunAsync(ct));
        return command;
    }

    private static async Task RunAsync(CancellationToken ct)
    {
        using var data = new TemporaryFolder();
        await using var holder = await ServiceStart.BeginAsync(data.Path, ct); // keeps the database warm
        var table = new Table("", "median ms", "slowest ms");
        Add("service, to its first page", await TimesAsync(() => ServiceStart.MeasureAsync(data.Path, ct)));
        Add("`--help`", await TimesAsync(async () => (await Meter.RunAsync(() => ServiceStart.Program(data.Path, "--help"), ct)).Wall));
        table.Write(Console.Out);

        void Add(string what, TimeSpan[] sorted) => table.Add(what,
            FormattableString.Invariant($"{sorted[Times / 2].TotalMilliseconds:0}"),
            FormattableString.Invariant($"{sorted[^1].TotalMilliseconds:0}"));
    }

    private static async Task<TimeSpan[]> TimesAsync(Func<Task<TimeSpan>> measure)
    {
        var times = new TimeSpan[Times];
        for (var time = 0; time < Times; time++)
            times[time] = await measure();
        Array.Sort(times);
        return times;
    }
}
