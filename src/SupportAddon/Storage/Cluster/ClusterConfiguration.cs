namespace SupportAddon.Storage.Cluster;

/// <summary>How a private cluster is set up at its birth. An administrator may change it later: nothing writes it again.</summary>
internal static class ClusterConfiguration
{
    public const string Superuser = "supportaddon";

    public const string Database = "supportaddon";

    /// <summary>Reached through its socket alone, and the socket's folder is closed to other users: that is the password.</summary>
    private const string Settings = """

        # SupportAddon
        listen_addresses = ''
        unix_socket_permissions = 0700
        max_connections = 60
        shared_buffers = 96MB
        effective_cache_size = 512MB
        work_mem = 8MB
        maintenance_work_mem = 64MB
        max_wal_size = 512MB
        jit = off
        timezone = 'UTC'
        log_timezone = 'UTC'
        log_checkpoints = off
        # A statement that failed is told to the program, and may hold what a log must not.
        log_min_messages = log

        """;

    /// <summary>For clusters that need not survive their process: tests.</summary>
    private const string Careless = """
        fsync = off
        synchronous_commit = off
        full_page_writes = off

        """;

    public static Task AppendAsync(string cluster, bool durable, CancellationToken ct) =>
        File.AppendAllTextAsync(Path.Combine(cluster, "postgresql.conf"), durable ? Settings : Settings + Careless, ct);
}
