using SupportAddon.Sync;
using Xunit.Abstractions;

namespace SupportAddon.Tests.Hostile;

/// <summary>Ids stored = ids existing, or the run has failed and says why; whatever the source does.</summary>
public sealed class HostileTests(HostileBench bench, ITestOutputHelper log) : IClassFixture<HostileBench>
{
    private const int FirstSeed = 20_261_025;

    public static TheoryData<string> Faults => [.. FaultKinds.All];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_that_passes_loses_nothing(string fault)
    {
        foreach (var (index, paging) in Dialect.Pagings.Index())
            await TellAsync(Story.Of(Seed(fault, index), paging, fault, isEndless: false));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_that_stays_never_looks_like_success(string fault)
    {
        foreach (var (index, paging) in Dialect.Pagings.Index())
            await TellAsync(Story.Of(Seed(fault, index), paging, fault, isEndless: true));
    }

    [Fact]
    public async Task Sixty_combinations_lose_nothing()
    {
        await TellAllAsync(Enumerable.Range(FirstSeed, 30));
        await TellAllAsync(Enumerable.Range(Environment.TickCount & 0xFFFFFF, 30));
    }

    [Fact]
    [Trait("Category", "Long")]
    public Task Five_hundred_combinations_lose_nothing() => TellAllAsync(Enumerable.Range(FirstSeed, 500));

    // Each in another place, with other numbers.
    private static int Seed(string fault, int paging) => FirstSeed + (100 * FaultKinds.All.IndexOf(fault)) + paging;

    /// <summary>Had nearly all failed, nothing would be proved.</summary>
    private async Task TellAllAsync(IEnumerable<int> seeds)
    {
        var ends = new List<RunState>();
        foreach (var seed in seeds)
            ends.Add(await TellAsync(Story.Of(seed)));
        var succeeded = ends.Count(end => end == RunState.Succeeded);
        log.WriteLine($"from seed {seeds.First()}: {succeeded} of {ends.Count} succeeded at last, the others failed and said why");
        Assert.True(succeeded * 2 >= ends.Count, $"Only {succeeded} of {ends.Count} succeeded.");
    }

    private async Task<RunState> TellAsync(Story story)
    {
        await using var telling = new Telling(bench, story);
        return await telling.TellAsync();
    }
}
