using System.CommandLine;
using SupportAddon.Benchmarks.Measuring;

namespace SupportAddon.Benchmarks.Probes;

/// <summary><c>probes</c>: the service asks many probes for some minutes; then Debian's prometheus-blackbox-exporter asks the same at the same times.</summary>
internal static class ProbesCommand
{
    private static readonly Option<int> Clients = new("--clients") { Description = "How many clients there are.", DefaultValueFactory = _ => 1_000 };
    private static readonly Option<int> Each = new("--probes") { Description = "How many probes each has.", DefaultValueFactory = _ => 10 };
    private static readonly Option<int> Every = new("--every") { Description = "The seconds between two measurements of a probe; less of them is time that goes faster.", DefaultValueFactory = _ => 60 };
    private static readonly Option<int> Minutes = new("--minutes") { Description = "How long.", DefaultValueFactory = _ => 5 };
    private static readonly Option<FileInfo?> Exporter = new("--exporter") { Description = "The program prometheus-blackbox-exporter; left out when it is not given." };

    public static Command Create()
    {
        var command = new Command("probes", "Asks pages of a server on this machine, beside prometheus-blackbox-exporter; one after the other.") { Clients, Each, Every, Minutes, Exporter };
        command.SetAction((given, ct) => RunAsync(
            new(given.GetValue(Clients), given.GetValue(Each), TimeSpan.FromSeconds(given.GetValue(Every)), TimeSpan.FromMinutes(given.GetValue(Minutes))), given.GetValue(Exporter), ct));
        return command;
    }

    private static async Task RunAsync(ProbeTermsOfRun terms, FileInfo? exporter, CancellationToken ct)
    {
        var table = new Table($"{terms.Count:#,0} probes, each every {terms.Every.TotalSeconds:0} s", "asked", "late ms, median", "late ms, p99", "CPU ms/s", "CPU µs/probe", "MB at a quarter", "MB at the end");
        var (server, address) = await PageOfAll.StartAsync(ct);
        try
        {
            await using (var run = await WatchRun.BeginAsync(terms, address, ct))
                table.Add(Row("the service", await run.WatchAsync(ct)));
            if (exporter is not null)
                table.Add(Row("prometheus-blackbox-exporter", await ExporterRun.WatchAsync(exporter, terms, address, ct)));
        }
        finally
        {
            server.StandardInput.Close();
            await server.WaitForExitAsync(CancellationToken.None);
            server.Dispose();
        }

        table.Write(Console.Out);
    }

    private static string[] Row(string what, Watched watched) =>
    [
        what, $"{watched.Lateness.Count:#,0}", Milliseconds(watched.Late(0.5)), Milliseconds(watched.Late(0.99)),
        FormattableString.Invariant($"{watched.Cpu.TotalMilliseconds / watched.Wall.TotalSeconds:0}"),
        FormattableString.Invariant($"{watched.Cpu.TotalMicroseconds / Math.Max(1, watched.Lateness.Count):0}"),
        FormattableString.Invariant($"{watched.MemoryEarly / 1e6:0}"), FormattableString.Invariant($"{watched.MemoryLate / 1e6:0}"),
    ];

    private static string Milliseconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalMilliseconds:0.0}");
}

/// <param name="Each">Probes of one client.</param>
internal sealed record ProbeTermsOfRun(int Clients, int Each, TimeSpan Every, TimeSpan Length)
{
    public int Count => Clients * Each;
}
