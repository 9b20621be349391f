using System.Runtime.CompilerServices;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Connectors.Tokens;
using SupportAddon.Sdk;
using SupportAddon.Shell;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Connectors.Tokens;

/// <summary>Tokens outlive processes, and of many who need a new one, one gets it. Each store is a process of its own here.</summary>
public sealed class StoredTokensTests : IAsyncLifetime, IDisposable
{
    private readonly TempFolder data = new();
    private readonly ManualTime time = new();
    private readonly List<NpgsqlDataSource> sources = [];
    private readonly TokenDesk desk;
    private TestDatabase database = null!;
    private Connection connection = null!;

    public StoredTokensTests() => desk = new(time) { Life = TimeSpan.FromMinutes(10) };

    public async Task InitializeAsync()
    {
        RuntimeHelpers.RunClassConstructor(typeof(Composition).TypeHandle);
        database = await TestDatabase.CreateAsync();
        await using var insert = database.Source.CreateCommand(
            """
            insert into connection (name, plugin, options, secrets, sweep_every, keep_raw, mapping, known_mapping)
            values ('desk', 'memory', '{}', '{}', '1 day', '90 days', '{}', '{}')
            """);
        await insert.ExecuteNonQueryAsync();
        connection = await new ConnectionStore(database.Source).GetAsync("desk", CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        foreach (var source in sources)
            await source.DisposeAsync();
        await database.DisposeAsync();
    }

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task A_token_outlives_the_process_that_got_it()
    {
        Assert.Equal("access-1", await GetAsync(Store()));
        Assert.Equal("access-1", await GetAsync(Store()));
        Assert.Equal(1, desk.Renewed);
    }

    [Fact]
    public async Task Thirty_seconds_before_its_end_it_is_renewed()
    {
        var store = Store();
        await GetAsync(store);
        time.Advance(TimeSpan.FromSeconds((10 * 60) - 31));
        Assert.Equal("access-1", await GetAsync(store));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("access-2", await GetAsync(store));
    }

    [Fact]
    public async Task A_rejected_token_that_somebody_has_renewed_meanwhile_is_not_renewed_again()
    {
        var (here, there) = (Store(), Store());
        var refused = await here.GetAsync(null, desk.RenewAsync, CancellationToken.None);
        await there.GetAsync(refused, desk.RenewAsync, CancellationToken.None);
        Assert.Equal("access-2", await GetAsync(here, refused));
        Assert.Equal((2, 0), (desk.Renewed, desk.Stale));
    }

    [Fact]
    public async Task Of_many_processes_that_find_it_refused_one_renews_and_no_old_refresh_token_is_used()
    {
        var stores = Enumerable.Range(0, 4).Select(_ => Store()).ToList();
        var first = await stores[0].GetAsync(null, desk.RenewAsync, CancellationToken.None);
        desk.Before = async _ => await Task.Yield();
        for (var round = 1; round <= 10; round++)
        {
            var got = await Task.WhenAll(stores.SelectMany(store => Enumerable.Range(0, 3).Select(_ => Task.Run(
                () => store.GetAsync(first, desk.RenewAsync, CancellationToken.None)))));
            Assert.Equal([$"access-{round + 1}"], got.Select(token => token.Value).Distinct());
            first = got[0];
        }

        Assert.Equal((11, 0), (desk.Renewed, desk.Stale));
    }

    [Fact]
    public async Task It_is_stored_before_anybody_uses_it()
    {
        var store = Store();
        await using var broken = database.Source.CreateCommand("alter table connection_token add check (sealed is null)");
        await broken.ExecuteNonQueryAsync();
        await Assert.ThrowsAsync<PostgresException>(() => GetAsync(store));
    }

    [Fact]
    public async Task A_renewing_that_fails_leaves_the_old_one_for_the_next_try()
    {
        var store = Store();
        var first = await store.GetAsync(null, desk.RenewAsync, CancellationToken.None);
        desk.Before = _ => throw new ConnectorException(FailureKind.Unreachable, "down", "wait");
        await Assert.ThrowsAsync<ConnectorException>(() => GetAsync(store, first));
        desk.Before = _ => Task.CompletedTask;
        Assert.Equal("access-2", await GetAsync(Store(), first));
        Assert.Equal(0, desk.Stale);
    }

    [Fact]
    public async Task A_renewing_that_hangs_lets_the_others_in_after_its_time()
    {
        var reached = new TaskCompletionSource();
        desk.Before = _ =>
        {
            reached.SetResult();
            return new TaskCompletionSource().Task;
        };
        var hanging = GetAsync(Store());
        await reached.Task;
        time.Advance(TimeSpan.FromMinutes(2));
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => hanging);
        Assert.Equal("Getting a token for connection \"desk\" took longer than 2 min.", failure.Message);
        desk.Before = _ => Task.CompletedTask;
        Assert.Equal("access-1", await GetAsync(Store()));
    }

    [Fact]
    public async Task A_process_that_dies_between_renewing_and_storing_leaves_a_refusal_until_new_secrets_are_applied()
    {
        await desk.RenewAsync(null, CancellationToken.None); // handed out, never stored
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => GetAsync(Store()));
        Assert.Equal("Apply the file again with a new one.", failure.Next);
    }

    [Fact]
    public async Task Changed_options_or_secrets_begin_without_a_token()
    {
        await GetAsync(Store());
        Token? given = new("never asked");
        await Store("changed").GetAsync(null, (stored, _) =>
        {
            given = stored;
            return Task.FromResult(new Token("new"));
        }, CancellationToken.None);
        Assert.Null(given);
    }

    [Theory]
    [InlineData("plugin", "url", "https://other.example", "key")]
    [InlineData("plugin", "url", "https://erp.example", "another key")]
    [InlineData("another", "url", "https://erp.example", "key")]
    public void The_digest_tells_plugin_options_and_secrets_apart(string plugin, string name, string value, string key) =>
        Assert.NotEqual(Digest("plugin", "url", "https://erp.example", "key"), Digest(plugin, name, value, key));

    [Fact]
    public async Task In_the_database_nothing_of_it_can_be_read()
    {
        await GetAsync(Store("made with s3cret"));
        await using var read = database.Source.CreateCommand("select row_to_json(connection_token)::text from connection_token");
        var row = (string)(await read.ExecuteScalarAsync())!;
        Assert.All(["access", "refresh", "s3cret"], word => Assert.DoesNotContain(word, row, StringComparison.Ordinal));
    }

    private static string Digest(string plugin, string name, string value, string key) =>
        TokenDigest.Of(plugin, new Dictionary<string, object?> { [name] = value, ["apiKey"] = key });

    private StoredTokens Store(string madeWith = "these options")
    {
        sources.Add(NpgsqlDataSource.Create(database.ConnectionString));
        return new(sources[^1], new(data.Path), connection, madeWith, time);
    }

    private async Task<string> GetAsync(StoredTokens store, Token? rejected = null) =>
        (await store.GetAsync(rejected, desk.RenewAsync, CancellationToken.None)).Value;
}
