using System.CommandLine;
using System.Diagnostics;
using SupportAddon.Benchmarks.Measuring;
using SupportAddon.Testing;

namespace SupportAddon.Benchmarks.Startup;

/// <summary><c>startup</c>: how long the service takes to its first page, and the help to its end.</summary>
internal static class StartupCommand
{
    private const int Times = 10;

    private static readonly Option<FileInfo> Program = new("--program")
    {
        Description = "The program of another folder, of ./publish.sh for example.",
        DefaultValueFactory = _ => new(Path.Combine(AppContext.BaseDirectory, "supportaddon.dll")),
    };

    public static Command Create()
    {
        var command = new Command("startup", "Starts the service over a running private database, and the help, ten times each.") { Program };
        command.SetAction((given, ct) => RunAsync(given.GetRequiredValue(Program), ct));
        return command;
    }

    private static async Task RunAsync(FileInfo file, CancellationToken ct)
    {
        using var data = new TemporaryFolder();
        var program = new MeasuredProgram(file, data.Path);
        await using var holder = await ServiceStart.BeginAsync(program, ct); // keeps the database warm
        var table = new Table("", "median ms", "slowest ms");
        Add("service, to its first page", await TimesAsync(() => ServiceStart.MeasureAsync(program, ct)));
        Add("`--help`", await TimesAsync(async () => (await Meter.RunAsync(() => program.Start("--help"), ct)).Wall));
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
