using System.CommandLine;
using System.Diagnostics;
using SupportAddon.Benchmarks.Measuring;
using SupportAddon.Core.Sla;

namespace SupportAddon.Benchmarks.Clocks;

/// <summary><c>sla</c>: how long the clocks of many tickets take, from their events in memory.</summary>
internal static class SlaCommand
{
    private static readonly Option<int> Clocks = new("--clocks") { Description = "How many clocks, two for each ticket.", DefaultValueFactory = _ => 1_000_000 };
    private static readonly Option<int> Seed = new("--seed") { Description = "Which tickets.", DefaultValueFactory = _ => 1 };

    public static Command Create()
    {
        var command = new Command("sla", "Computes service-level clocks from the events of tickets in memory, on all processors.") { Clocks, Seed };
        command.SetAction(arguments => Run(arguments.GetValue(Clocks) / 2, arguments.GetValue(Seed)));
        return command;
    }

    private static void Run(int tickets, int seed)
    {
        var story = new RandomTickets(new(seed));
        var facts = Enumerable.Range(0, tickets).Select(_ => story.Next()).ToArray();
        var clocks = new TicketClocks(RandomTickets.Policy);
        var (count, missed) = (0, 0);
        var watch = Stopwatch.StartNew();
        Parallel.ForEach(System.Collections.Concurrent.Partitioner.Create(0, tickets), range =>
        {
            var (here, late) = Read(clocks, facts.AsSpan(range.Item1, range.Item2 - range.Item1));
            Interlocked.Add(ref count, here);
            Interlocked.Add(ref missed, late);
        });
        Write(facts.Sum(ticket => ticket.Steps.Count + ticket.Messages.Count), count, missed, watch.Elapsed);
    }

    /// <summary>Deadline, at risk, elapsed, met and breaches of each.</summary>
    private static (int Count, int Missed) Read(TicketClocks clocks, ReadOnlySpan<SlaFacts> facts)
    {
        var (count, missed) = (0, 0);
        foreach (var ticket in facts)
            foreach (var clock in clocks.Of(ticket))
            {
                count++;
                missed += clock.Read(RandomTickets.Now).IsMet is false ? 1 : 0;
            }

        return (count, missed);
    }

    private static void Write(int events, int count, int missed, TimeSpan elapsed)
    {
        var table = new Table("clocks", "events", "missed", "processors", "s", "µs each");
        table.Add($"{count}", $"{events}", $"{missed}", $"{Environment.ProcessorCount}",
            FormattableString.Invariant($"{elapsed.TotalSeconds:0.00}"), FormattableString.Invariant($"{elapsed.TotalMicroseconds / count:0.0}"));
        table.Write(Console.Out);
    }
}
