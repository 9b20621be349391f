using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Fixes;

/// <summary>
/// A process that is stopped in the middle of a correction, replaced, and wakes up: while its heir still waits before he reads
/// back, or once he has ended. It sends nothing any more, not even a question.
/// </summary>
public sealed class FrozenTests
{
    private const int Partners = 120;

    /// <summary>The heir waits 22 seconds; in these it is silent at the source, unless the woken one speaks.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    [Fact]
    public Task Two_that_wake_up_beside_their_heir_send_nothing_any_more() => Task.WhenAll(
        FreezeAsync(Freeze.At("fix.before-write", Partners / 2), wakesEarly: true),
        FreezeAsync(Freeze.WhenAsked("GET", Partners / 2), wakesEarly: false));

    [Fact, Trait("Category", "Long")]
    public async Task Ten_that_wake_up_beside_their_heir_send_nothing_any_more()
    {
        Freeze[] freezes =
        [
            .. new[] { 1, Partners / 2, Partners }.SelectMany(record => new[] { Freeze.At("fix.before-write", record), Freeze.At("fix.after-write", record) }),
            Freeze.At("fix.after-booking", 1), Freeze.At("fix.after-booking", 3), Freeze.WhenAsked("GET", Partners / 2), Freeze.WhenAsked("PUT", Partners / 2),
        ];
        await Parallel.ForEachAsync(freezes.Index(), new ParallelOptions { MaxDegreeOfParallelism = 5 },
            async (freeze, _) => await FreezeAsync(freeze.Item, wakesEarly: freeze.Index % 2 == 0));
    }

    private static async Task FreezeAsync(Freeze freeze, bool wakesEarly)
    {
        await using var house = await BookHouse.WithApprovedPlanAsync(Partners);
        using var frozen = await freeze.StartAsync(house);
        var asked = new ConcurrentQueue<long>();
        house.Server.Meets = _ => NoteAsync(asked);
        var epoch = Assert.Single(await house.QueryAsync("select epoch::text from lease"));
        using var heir = house.Apply();
        await house.UntilAsync($"select epoch > {epoch} from lease");
        var taken = TimeProvider.System.GetTimestamp();
        var ending = CommandLine.EndAsync(heir);
        if (!wakesEarly)
            await ending;

        var (woke, before) = (TimeProvider.System.GetTimestamp(), asked.Count);
        await Freeze.SignalAsync(frozen, "-CONT");
        await CommandLine.EndAsync(frozen);

        var ended = await ending;
        Assert.True(ended.ExitCode == 0, $"{freeze.Name}: {ended}");
        if (wakesEarly)
            Assert.True(!asked.Any(at => at > woke && TimeProvider.System.GetElapsedTime(taken, at) < Silence), $"{freeze.Name}: it went on asking or writing.");
        else
            Assert.True(asked.Count == before, $"{freeze.Name}: {asked.Count - before} requests after its heir had ended.");
        Assert.True(house.Countries.SequenceEqual(Enumerable.Range(1, Partners).Select(number => $"OLD {number}")), $"{freeze.Name}: {string.Join(", ", house.Countries)}");
        Assert.True(house.Server.Writes.Count == Partners && house.Server.Writes.Distinct().Count() == Partners, $"{freeze.Name}: {house.Server.Writes.Count} writes.");
    }

    private static Task NoteAsync(ConcurrentQueue<long> asked)
    {
        asked.Enqueue(TimeProvider.System.GetTimestamp());
        return Task.CompletedTask;
    }
}

/// <summary>A moment at which a process stops, and what brings it about. It is started and has stopped when the task has ended.</summary>
internal sealed record Freeze(string Name, Func<BookHouse, Task<Process>> StartAsync)
{
    public static Freeze At(string failpoint, int time) => new($"{failpoint}@{time}", async house =>
    {
        var process = house.Apply($"{failpoint}@{time}:freeze");
        await IsStoppedAsync(process);
        return process;
    });

    /// <summary>Waiting for the answer, which arrives while it sleeps.</summary>
    public static Freeze WhenAsked(string method, int record) => new($"{method} {record}", async house =>
    {
        var process = house.Apply();
        var answered = new TaskCompletionSource();
        house.Server.Meets = async context =>
        {
            if (answered.Task.IsCompleted || context.Request.Method != method || context.Request.Path.Value != $"/partners/{record:000}")
                return;
            await SignalAsync(process, "-STOP");
            await IsStoppedAsync(process);
            context.Response.OnCompleted(() =>
            {
                answered.SetResult();
                return Task.CompletedTask;
            });
        };
        await answered.Task;
        return process;
    });

    public static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private static async Task IsStoppedAsync(Process process)
    {
        while (!(await File.ReadAllTextAsync($"/proc/{process.Id}/stat")).Contains(") T ", StringComparison.Ordinal))
            await Task.Yield();
    }
}
