using System.Diagnostics;
using System.Globalization;
using SupportAddon.Core.Fixes;
using SupportAddon.Sdk;
using Xunit.Abstractions;

namespace SupportAddon.Tests.Fixes;

/// <summary>Keeping books must not cost the writes their time.</summary>
public sealed class SpeedTests(ITestOutputHelper output)
{
    /// <summary>Few, with a generous bound, where other tests take the processors; 5,000 and 1.10 by hand.</summary>
    private static readonly bool ByHand = Environment.GetEnvironmentVariable("SUPPORTADDON_FIX_SPEED") is not null;

    [Fact]
    public async Task Applying_takes_hardly_longer_than_a_bare_loop_of_the_same_writes()
    {
        var (records, bound) = ByHand ? (5_000, 1.10) : (300, 2.5);
        await using var bench = await FixBench.CreateAsync(records);
        bench.Limits = new();
        bench.Records.Before = _ => Task.Delay(TimeSpan.FromMilliseconds(4), TimeProvider.System, CancellationToken.None);
        var plan = await bench.ApprovedAsync(await bench.PlanAsync(FixBench.Louder, max: records));

        var bare = await MeasureAsync(async () =>
        {
            foreach (var number in Enumerable.Range(1, records))
                await bench.Records.WriteAsync(new RecordChange
                {
                    Kind = ChangeKind.Set, Resource = "partner", Id = $"{number:0000}",
                    Values = new Dictionary<string, System.Text.Json.JsonElement> { ["country"] = MemoryRecords.Json("FR") },
                }, CancellationToken.None);
        });
        var applied = await MeasureAsync(async () => Assert.Equal(ExecutionState.Done, (await bench.RunAsync(plan.Id)).State));

        var ratio = applied / bare;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{records} changes: bare {bare.TotalSeconds:0.00} s, applied {applied.TotalSeconds:0.00} s, ratio {ratio:0.000}"));
        Assert.True(ratio <= bound, $"{ratio}");
    }

    private static async Task<TimeSpan> MeasureAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed;
    }
}
