using Npgsql;

namespace SupportAddon.Testing;

/// <summary>A database of one test, in a real PostgreSQL.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static int _count;
    private readonly TestCluster _cluster;

    private TestDatabase(TestCluster cluster, string name)
    {
        _cluster = cluster;
        Name = name;
        ConnectionString = cluster.ConnectionString(name);
        Source = NpgsqlDataSource.Create(ConnectionString);
    }

    public string Name { get; }

    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    /// <summary>A fresh database with the program's schema.</summary>
    public static Task<TestDatabase> CreateAsync() => CreateAsync($"TEMPLATE {TestCluster.Template} STRATEGY file_copy");

    /// <summary>A fresh database with nothing in it.</summary>
    public static Task<TestDatabase> CreateEmptyAsync() => CreateAsync("TEMPLATE template0 ENCODING 'UTF8'");

    /// <summary>A fresh database made as said, in the words of CREATE DATABASE.</summary>
    public static async Task<TestDatabase> CreateAsync(string how)
    {
        var cluster = await TestCluster.Shared;
        var name = $"test_{Interlocked.Increment(ref _count)}";
        await cluster.ExecuteAsync($"CREATE DATABASE {name} {how}");
        return new TestDatabase(cluster, name);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _cluster.ExecuteAsync($"DROP DATABASE {Name} WITH (FORCE)");
    }
}
