using Npgsql;
using SupportAddon.Storage;
using SupportAddon.Storage.Cluster;

namespace SupportAddon.Testing;

/// <summary>The one private PostgreSQL of a test process: started when first asked for, gone with the process.</summary>
internal sealed class TestCluster
{
    /// <summary>A database with the program's schema, from which the others are copied.</summary>
    public const string Template = "template_schema";

    private static readonly Lazy<Task<TestCluster>> Lazily = new(StartAsync);

    private readonly NpgsqlDataSource _maintenance;
    private readonly string _connectionString;

    private TestCluster(PrivateCluster cluster)
    {
        _connectionString = cluster.ConnectionString;
        _maintenance = NpgsqlDataSource.Create(ConnectionString("postgres"));
    }

    public static Task<TestCluster> Shared => Lazily.Value;

    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(_connectionString) { Database = database }.ConnectionString;

    public async Task ExecuteAsync(string sql)
    {
        await using var command = _maintenance.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static async Task<TestCluster> StartAsync()
    {
        var folder = new TemporaryFolder(Environment.GetEnvironmentVariable("SUPPORTADDON_TEST_DATABASES")).Path;
        TestClusterEnd.Arrange(folder);
        var settings = new PrivateClusterSettings(folder) { Durable = false };
        var cluster = new TestCluster(await PrivateCluster.AttachAsync(settings, TimeProvider.System, CancellationToken.None));
        await cluster.MakeTemplateAsync();
        return cluster;
    }

    private async Task MakeTemplateAsync()
    {
        await ExecuteAsync($"CREATE DATABASE {Template}");
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString(Template)) { Pooling = false };
        await using var source = NpgsqlDataSource.Create(settings);
        await Schema.UpgradeAsync(source, TimeProvider.System, CancellationToken.None);
    }
}
