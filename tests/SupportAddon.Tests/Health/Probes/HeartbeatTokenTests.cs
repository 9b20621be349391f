using SupportAddon.Core.Health;
using SupportAddon.Health.Files;
using SupportAddon.Health.Probes;
using SupportAddon.Testing;
using SupportAddon.Tests.Sync;

namespace SupportAddon.Tests.Health.Probes;

public sealed class HeartbeatTokenTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_heartbeat_keeps_its_token_through_changes_and_a_removed_one_is_found_no_more()
    {
        await using var bench = await SyncBench.CreateAsync();
        await ApplyAsync(bench, Nightly);
        var (first, id) = await ShowAsync(bench);
        await ApplyAsync(bench, Nightly with { Terms = new() { Every = TimeSpan.FromHours(1) } });
        Assert.Equal(first, (await ShowAsync(bench)).Token);
        Assert.Equal(id, await Tokens(bench).FindAsync(first, CancellationToken.None));
        Assert.Null(await Tokens(bench).FindAsync(first + "x", CancellationToken.None));

        await ApplyAsync(bench);
        Assert.Null(await Tokens(bench).FindAsync(first, CancellationToken.None));

        await ApplyAsync(bench, Nightly);
        Assert.Equal((first, id), await ShowAsync(bench));
    }

    [Fact]
    public async Task Other_probes_have_none()
    {
        await using var bench = await SyncBench.CreateAsync();
        await ApplyAsync(bench, Nightly with { Kind = "tcp" });

        Assert.Null((await ShowAsync(bench)).Token);
    }

    public void Dispose() => folder.Dispose();

    private static DesiredProbe Nightly => new("nightly", "heartbeat", [], new Dictionary<string, string?>(), null, new ProbeTerms());

    private HeartbeatTokens Tokens(SyncBench bench) => new(bench.Database, new(folder.Path));

    private async Task<(string Token, long Id)> ShowAsync(SyncBench bench)
    {
        var probe = await new ProbeStore(bench.Database).FindAsync("acme", "nightly", CancellationToken.None);
        return ((await Tokens(bench).ShowAsync(probe!, CancellationToken.None))!, probe!.Id);
    }

    private async Task ApplyAsync(SyncBench bench, params DesiredProbe[] desired)
    {
        await using var db = await bench.Database.OpenConnectionAsync();
        await new ProbeApplier(new(folder.Path), bench.Time).ApplyAsync(db, "acme", desired, CancellationToken.None);
    }
}
