using Npgsql;
using SupportAddon.Storage;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Storage;

public sealed class TestDatabaseTests
{
    [Fact]
    public async Task Each_test_has_its_own_and_it_is_gone_afterwards()
    {
        await using var one = await TestDatabase.CreateAsync();
        var two = await TestDatabase.CreateAsync();
        await AskAsync(one, "CREATE TABLE mine (id int)");
        Assert.Equal(DBNull.Value, await AskAsync(two, "SELECT to_regclass('mine')::text"));
        await two.DisposeAsync();
        Assert.Equal(0L, await AskAsync(one, $"SELECT count(*) FROM pg_database WHERE datname = '{two.Name}'"));
    }

    [Fact]
    public async Task It_has_the_programs_schema()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Equal((long)SchemaFile.LoadEmbedded().Count, await AskAsync(database, "SELECT count(*) FROM schema_version"));
    }

    [Fact]
    public async Task A_connection_left_open_does_not_keep_it()
    {
        var database = await TestDatabase.CreateAsync();
        await using var left = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await left.OpenAsync();
        await database.DisposeAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(async () =>
        {
            await using var command = new NpgsqlCommand("SELECT 1", left);
            await command.ExecuteScalarAsync();
        });
    }

    private static async Task<object?> AskAsync(TestDatabase database, string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
