using SupportAddon.Clients;
using SupportAddon.Sync;

namespace SupportAddon.Tests.Hostile;

/// <summary>
/// Lives through a story: a first pull, changes, further pulls, at last one with a sweep over a table that rests. After
/// each run all that had to come is there, or the run has failed and says why.
/// </summary>
internal sealed class Telling(HostileBench bench, Story story) : IAsyncDisposable
{
    private readonly List<string> told = [$"{story}"];
    private HostileSource source = null!;
    private Connection connection = null!;

    private HostileTable Table => story.Table;

    /// <returns>How the last run under the faults ended.</returns>
    public async Task<RunState> TellAsync()
    {
        source = await HostileSource.StartAsync(Table, story.Dialect, story.Place);
        connection = await bench.ConnectAsync(source, story.Dialect.Manifest(story.Place));
        source.Faults = story.Faults;
        Fill();
        await RunAsync(sweep: false);
        ChangeAtTheSource();
        await RunAsync(sweep: story.Random.Next(2) == 0);
        ChangeAtTheSource();
        await RunAsync(sweep: false);
        source.Faults = [.. story.Faults.Where(fault => !fault.ChangesRows)];
        var last = await RunAsync(sweep: true);
        await ExpectToHealAsync(last);
        return last.State;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>Without its faults a source is read to the end, whatever went before.</summary>
    private async Task ExpectToHealAsync(Run last)
    {
        source.Faults = [];
        if (last.State != RunState.Succeeded)
            last = await RunAsync(sweep: true);
        Expect(last.State == RunState.Succeeded, $"it does not heal: {last.Error}");
        var stored = await bench.StoredAsync();
        Expect(stored.Keys.Order().SequenceEqual(Table.Rows.Select(row => row.Id)), "ids stored are not ids existing");
        foreach (var row in Table.Rows)
            ExpectContent(row, stored);
    }

    private void Fill()
    {
        for (var left = story.Random.Next(5, 40); left > 0; left--)
            Table.Insert(story.Random, TimeSpan.FromSeconds(story.Random.Next(3) * 60 * story.Random.Next(1, 40)));
    }

    /// <summary>Up to a quarter of an hour of work, much of it at the same instant.</summary>
    private void ChangeAtTheSource()
    {
        for (var left = story.Random.Next(1, 8); left > 0; left--)
        {
            story.Time.Pass(TimeSpan.FromSeconds(story.Random.Next(3) * story.Random.Next(150)));
            if (story.Random.Next(6) == 0)
                Table.Remove(story.Random);
            else if (story.Random.Next(3) == 0)
                Table.Insert(story.Random);
            else
                Table.Update(story.Random);
        }

        told.Add($"changed up to version {Table.Version}");
    }

    private async Task<Run> RunAsync(bool sweep)
    {
        var before = Table.Version;
        var run = await bench.SyncAsync(connection, sweep, story.Time);
        told.Add($"{(sweep ? "sweep" : "pull")} from version {before} to {Table.Version}: {run.State} {run.Error} {run.Counts}");
        if (run.State == RunState.Succeeded)
            await ExpectAllOfAsync(before, sweep);
        else
            ExpectReason(run);
        return run;
    }

    private async Task ExpectAllOfAsync(int version, bool swept)
    {
        var stored = await bench.StoredAsync();
        foreach (var row in Table.Rows.Where(row => row.Born <= version && (swept || !row.IsFarBehind)))
        {
            if (row.WentBack > version && !swept)
                continue; // It jumped over the reading, with the clock; the next one finds it.
            Expect(stored.ContainsKey(row.Id), $"{row} is missing");
            if (row.Changed <= version)
                ExpectContent(row, stored);
        }
    }

    private void ExpectContent(HostileRow row, IReadOnlyDictionary<int, (string Title, string Status)> stored) =>
        Expect(stored[row.Id] == (row.Title, row.Status), $"{row} is stored as {stored[row.Id]}");

    private void ExpectReason(Run run) => Expect(
        run is { State: RunState.Failed, Error.Length: > 0, Next.Length: > 0 } && !run.Error.Contains("itself failed", StringComparison.Ordinal)
            && !run.Error.StartsWith("The plugin rest", StringComparison.Ordinal), "it fails without a reason of the source's");

    private void Expect(bool isTrue, string otherwise) => Assert.True(isTrue, $"{otherwise}\n{string.Join('\n', told)}");
}
