using System.CommandLine;
using SupportAddon.Benchmarks.Measuring;

namespace SupportAddon.Benchmarks.Corrections;

/// <summary><c>fixes</c>: applying a plan beside a bare loop of the same requests, in one run and by turns.</summary>
internal static class FixesCommand
{
    private const int Rounds = 3;

    private static readonly Option<int> Records = new("--records") { Description = "How many records are changed.", DefaultValueFactory = _ => 5_000 };

    public static Command Create()
    {
        var command = new Command("fixes", "Applies a plan to a server on this machine, beside a bare loop of the same requests; three rounds, by turns.") { Records };
        command.SetAction((arguments, ct) => RunAsync(arguments.GetValue(Records), ct));
        return command;
    }

    private static async Task RunAsync(int records, CancellationToken ct)
    {
        var table = new Table($"{records:#,0} changes", "seconds", "ms/change", "of the bare loop", "client CPU ms/change");
        foreach (var write in new[] { 5, 0 })
            await CompareAsync(table, records, TimeSpan.FromMilliseconds(write), ct);
        table.Write(Console.Out);
    }

    private static async Task CompareAsync(Table table, int records, TimeSpan write, CancellationToken ct)
    {
        await using var run = await CorrectionRun.BeginAsync(records, write, ct);
        var (bare, applied) = (new List<Measured>(), new List<(Measured Command, TimeSpan Execution)>());
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add(await run.BareAsync(ct));
            applied.Add(await run.ApplyAsync(ct));
            await Console.Error.WriteLineAsync(FormattableString.Invariant($"{write.TotalMilliseconds} ms: {bare[^1].Wall.TotalSeconds:0.0} s, {applied[^1].Command.Wall.TotalSeconds:0.0} s"));
        }

        var floor = Median(bare.Select(one => one.Wall));
        var how = write > TimeSpan.Zero ? FormattableString.Invariant($"a write takes {write.TotalMilliseconds} ms") : "a write takes no time";
        Add($"{how}: the bare loop", floor, Median(bare.Select(one => one.Cpu)));
        Add($"{how}: `fix apply`", Median(applied.Select(one => one.Command.Wall)), Median(applied.Select(one => one.Command.Cpu)));
        Add($"{how}: of it the execution", Median(applied.Select(one => one.Execution)), null);

        void Add(string what, TimeSpan wall, TimeSpan? cpu) => table.Add(what,
            FormattableString.Invariant($"{wall.TotalSeconds:0.0}"),
            FormattableString.Invariant($"{wall.TotalMilliseconds / records:0.00}"),
            FormattableString.Invariant($"{wall / floor:0.00}"),
            cpu is { } used ? FormattableString.Invariant($"{used.TotalMilliseconds / records:0.00}") : "");
    }

    private static TimeSpan Median(IEnumerable<TimeSpan> times) => times.Order().ElementAt(Rounds / 2);
}
