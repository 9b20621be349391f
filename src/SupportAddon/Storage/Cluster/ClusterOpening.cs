using System.Net.Sockets;
using Npgsql;

namespace SupportAddon.Storage.Cluster;

/// <summary>Brings the cluster from whatever state it was left in to one that serves.</summary>
internal sealed record ClusterOpening(Postmaster Postmaster, TimeProvider Time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>For what passes by itself: a server that is stopping, leftovers of one that was killed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task<ServerAddress> UntilReadyAsync(CancellationToken ct)
    {
        var begun = Time.GetTimestamp();
        while (true)
        {
            var (address, obstacle) = await TryAsync(ct);
            if (address is not null) return address;
            if (Time.GetElapsedTime(begun) > Patience) throw Refuse(obstacle!);
            await Task.Delay(Pause, Time, ct);
        }
    }

    private async Task<(ServerAddress? Address, string? Obstacle)> TryAsync(CancellationToken ct)
    {
        if (Postmaster.Find() is null && await StartAsync(ct) is { } obstacle) return (null, obstacle);
        return Postmaster.Find() is { } found ? await UseAsync(found, ct) : (null, "it ended right after its start");
    }

    /// <summary>Gives the obstacle when it will pass; null when the server is up.</summary>
    private async Task<string?> StartAsync(CancellationToken ct)
    {
        var started = await Postmaster.StartAsync(ct);
        if (started.Succeeded) return null;
        var complaint = Postmaster.LastComplaint() ?? started.Reason;
        return Passes(complaint) ? complaint : throw Refuse(complaint);
    }

    /// <summary>
    /// Processes of a server that was killed end as soon as they notice; and the helper of a host that was killed may
    /// just now be starting the server.
    /// </summary>
    private static bool Passes(string complaint) =>
        complaint.Contains("is still in use", StringComparison.Ordinal)
        || (complaint.Contains("lock file", StringComparison.Ordinal) && complaint.Contains("already exists", StringComparison.Ordinal));

    private static async Task<(ServerAddress?, string?)> UseAsync(ServerAddress found, CancellationToken ct)
    {
        try
        {
            await ClusterDatabase.EnsureAsync(found, ct);
            return (found, null);
        }
        catch (NpgsqlException e) when (Passes(e))
        {
            return (null, e.Message);
        }
    }

    private static bool Passes(NpgsqlException e) =>
        e is PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown }
        || IsMadeByAnother(e)
        || e.InnerException is SocketException or IOException;

    /// <summary>The server goes on creating the database for a host that was killed, and is now done with it.</summary>
    private static bool IsMadeByAnother(NpgsqlException e) =>
        e is PostgresException { SqlState: PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation };

    private RefusedException Refuse(string complaint) => new(
        $"The private PostgreSQL in {Postmaster.Folder.Root} does not start: {complaint}.",
        $"Its log {Postmaster.Folder.Log} tells more; put right what it says and start again.");
}
