using System.CommandLine;
using SupportAddon.Benchmarks.Measuring;

namespace SupportAddon.Benchmarks.Pull;

/// <summary><c>pull</c>: ours beside the floor, in one run.</summary>
internal static class PullCommand
{
    private static readonly Option<int> Tickets = new("--tickets") { Description = "How many tickets.", DefaultValueFactory = _ => 1_000_000 };
    private static readonly Option<int> Page = new("--page") { Description = "How many of them a page.", DefaultValueFactory = _ => 1_000 };
    private static readonly Option<bool> Keyset = new("--keyset") { Description = "Pages by the last row, in place of pages by offset." };
    private static readonly Option<bool> Events = new("--events") { Description = "Each ticket has a message and a change." };

    private static readonly Option<FileInfo?> Program = new("--program") { Description = "The program as it is installed, in place of the one built with this." };

    public static Command Create()
    {
        var command = new Command("pull", "Pulls tickets from a server on this machine, beside the least that any pull must do.")
        {
            Tickets, Page, Keyset, Events, Program,
        };
        command.SetAction((arguments, ct) => RunAsync(new(
            arguments.GetValue(Tickets), arguments.GetValue(Page), arguments.GetValue(Keyset), arguments.GetValue(Events), arguments.GetValue(Program)?.FullName), ct));
        return command;
    }

    private static async Task RunAsync(PullTerms terms, CancellationToken ct)
    {
        await using var pull = await PullRun.BeginAsync(terms, ct);
        var before = await pull.FloorAsync(ct);
        var keyed = await pull.FloorAsync(ct, "--keyed");
        var first = await pull.SyncAsync(ct);
        var again = await pull.SyncAsync(ct, "--full");
        var sweep = await pull.SyncAsync(ct, "--sweep");
        var keyedAfter = await pull.FloorAsync(ct, "--keyed");
        var after = await pull.FloorAsync(ct);
        var floor = (before.Wall + after.Wall) / 2;
        var keyedFloor = (keyed.Wall + keyedAfter.Wall) / 2;
        var table = new Table("", "seconds", "tickets/s", "of the floor", "of the floor with keys", "client CPU µs/ticket", "database CPU µs/ticket", "server CPU µs/ticket", "peak memory MB");
        Add("the floor", before);
        Add("the floor, once more", after);
        Add("the floor with keys", keyed);
        Add("the floor with keys, once more", keyedAfter);
        Add("first pull", first);
        Add("again, unchanged", again);
        Add("sweep of the ids", sweep);
        table.Write(Console.Out);

        void Add(string what, PullCost measured) => table.Add(what,
            FormattableString.Invariant($"{measured.Wall.TotalSeconds:0.0}"),
            FormattableString.Invariant($"{terms.Tickets / measured.Wall.TotalSeconds:#,0}"),
            FormattableString.Invariant($"{floor / measured.Wall:0.00}"),
            FormattableString.Invariant($"{keyedFloor / measured.Wall:0.00}"),
            Each(measured.Client.Cpu), Each(measured.Database), Each(measured.Server),
            FormattableString.Invariant($"{measured.Client.PeakMemory / (double)(1 << 20):0}"));

        string Each(TimeSpan cpu) => FormattableString.Invariant($"{cpu.TotalMicroseconds / terms.Tickets:0.0}");
    }
}
