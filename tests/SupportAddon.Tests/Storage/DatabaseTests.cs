using SupportAddon.Storage;
using SupportAddon.Storage.Cluster;

namespace SupportAddon.Tests.Storage;

public sealed class DatabaseTests(GivenServerFixture server) : IClassFixture<GivenServerFixture>
{
    [Fact]
    public async Task Without_a_connection_string_it_is_the_private_one_and_leaves_no_server_behind()
    {
        await using var site = new ClusterSite();
        await using (var database = await OpenAsync(new DatabaseSettings(site.Data, " ")))
            Assert.Equal((long)SchemaFile.LoadEmbedded().Count, await CountAsync(database));
        Assert.False(site.ServerRuns);
    }

    [Fact]
    public async Task A_given_server_is_used_and_no_private_one_is_made()
    {
        await using var site = new ClusterSite();
        await using (var database = await OpenAsync(new DatabaseSettings(site.Data, server.ConnectionString("good"))))
            Assert.Equal((long)SchemaFile.LoadEmbedded().Count, await CountAsync(database));
        Assert.False(Directory.Exists(site.Data));
    }

    [Fact]
    public async Task A_private_database_newer_than_the_program_is_refused_and_its_server_stopped()
    {
        await using var site = new ClusterSite();
        await using (var database = await OpenAsync(new DatabaseSettings(site.Data)))
        {
            await using var future = database.Source.CreateCommand("INSERT INTO schema_version SELECT n, 'future', '', now() FROM generate_series(1, 999) n ON CONFLICT DO NOTHING");
            await future.ExecuteNonQueryAsync();
        }
        var refused = await Assert.ThrowsAsync<RefusedException>(() => OpenAsync(new DatabaseSettings(site.Data)));
        Assert.Contains("schema 999", refused.Message, StringComparison.Ordinal);
        Assert.False(site.ServerRuns);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_without_showing_it()
    {
        var refused = await RefusedAsync(server.ConnectionString("good", "hunter2"));
        Assert.Contains($"127.0.0.1:{server.Port} refuses the user integrator", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Password", refused.Next, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_the_server_has_no_rule_for_is_refused()
    {
        var refused = await RefusedAsync(server.ConnectionString("good").Replace("integrator", "stranger", StringComparison.Ordinal));
        Assert.Contains("pg_hba.conf", refused.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_named_with_how_to_create_it()
    {
        var refused = await RefusedAsync(server.ConnectionString("missing"));
        Assert.Contains("has no database missing", refused.Message, StringComparison.Ordinal);
        Assert.Contains("CREATE DATABASE missing ENCODING 'UTF8'", refused.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_in_another_encoding_is_refused()
    {
        var refused = await RefusedAsync(server.ConnectionString("latin"));
        Assert.Contains("latin is encoded in LATIN1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_somebody_else_is_refused_with_how_to_get_it()
    {
        var refused = await RefusedAsync(server.ConnectionString("foreign_owned"));
        Assert.Contains("may not create tables", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_nobody_runs_is_refused_naming_its_address()
    {
        var port = GivenServerFixture.FreePort();
        var refused = await RefusedAsync($"Host=127.0.0.1;Port={port};Username=u;Password=hush");
        Assert.Contains($"127.0.0.1:{port} does not answer", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_takes_the_call_and_says_nothing_is_refused()
    {
        await using var silent = new OldServer(silent: true);
        var refused = await RefusedAsync(silent.ConnectionString);
        Assert.Contains("does not answer", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_older_than_15_is_refused_naming_both_versions()
    {
        await using var old = new OldServer(silent: false);
        var refused = await RefusedAsync(old.ConnectionString);
        Assert.Contains("PostgreSQL 14", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"{Installation.OldestVersion} or newer", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Prot=5432;Password=hush")]
    [InlineData("Host=127.0.0.1;Port=many;Password=hush")]
    [InlineData("Password=hush")]
    [InlineData("postgres://u:hush@127.0.0.1/db")]
    public async Task A_connection_string_that_cannot_be_read_is_refused_without_quoting_it(string connectionString)
    {
        var refused = await RefusedAsync(connectionString);
        Assert.Contains("SupportAddon:Database", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", refused.ToString(), StringComparison.Ordinal);
    }

    private static Task<Database> OpenAsync(DatabaseSettings settings) =>
        Database.OpenAsync(settings, TimeProvider.System, CancellationToken.None);

    private static Task<RefusedException> RefusedAsync(string connectionString) =>
        Assert.ThrowsAsync<RefusedException>(() => OpenAsync(new DatabaseSettings("/nowhere", connectionString)));

    private static async Task<object?> CountAsync(Database database)
    {
        await using var command = database.Source.CreateCommand("SELECT count(*) FROM schema_version");
        return await command.ExecuteScalarAsync();
    }
}
