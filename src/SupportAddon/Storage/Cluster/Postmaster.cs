namespace SupportAddon.Storage.Cluster;

/// <summary>The server process of the cluster: found, started, stopped.</summary>
internal sealed record Postmaster(ClusterFolder Folder, Account Account, Installation Installation)
{
    private const int DefaultPort = 5432;

    /// <summary>Recovery after a power failure can take long on a small machine; it is not cut off early.</summary>
    private const string StartSeconds = "600";

    private const string StopSeconds = "120";

    private string OwnSocketFolder => SocketFolder.For(Folder);

    private PostmasterFile? PidFile => PostmasterFile.Read(Path.Combine(Folder.Cluster, "postmaster.pid"));

    /// <summary>Where the running server is reached, or null when none runs. It may still be starting or already be stopping.</summary>
    public ServerAddress? Find()
    {
        if (PidFile is { Port: > 0, SocketFolder.Length: > 0 } file && ServerProcess.IsServerOf(Folder.Cluster, file))
            return new ServerAddress(file.SocketFolder, file.Port);
        // A server that lives where its processes cannot be seen (another container) is still heard.
        var own = new ServerAddress(OwnSocketFolder, PidFile?.Port ?? DefaultPort);
        return PidFile is not null && own.Answers() ? own : null;
    }

    public async Task<ToolResult> StartAsync(CancellationToken ct)
    {
        var socket = OwnSocketFolder;
        await ClusterOwner.RequireWayInAsync(Account, Folder, ct);
        await SocketFolder.PrepareAsync(socket, Account, ct);
        DisownStaleFiles(socket);
        if (File.Exists(Folder.Log)) File.Move(Folder.Log, Folder.Log + ".1", overwrite: true);
        var start = Call("start", "-D", "cluster", "-w", "-t", StartSeconds, "-l", "server.log", "-o", $"-k {socket}");
        return await (start with { LeavesServer = true }).RunAsync(ct);
    }

    public Task<ToolResult> StopAsync(CancellationToken ct) =>
        Call("stop", "-D", "cluster", "-m", "fast", "-w", "-t", StopSeconds).RunAsync(ct);

    /// <summary>Why the server did not come up, in its own last words.</summary>
    public string? LastComplaint() =>
        File.Exists(Folder.Log) ? string.Join("; ", File.ReadLines(Folder.Log).TakeLast(3).Select(WithoutStamp)) : null;

    /// <summary>A line begins with date, time, zone and process.</summary>
    private static string WithoutStamp(string line) => line[(line.IndexOf("] ", StringComparison.Ordinal) + 1)..].Trim();

    /// <summary>After a reboot the numbers of a server that is gone may belong to anybody, and a new one would step back.</summary>
    private void DisownStaleFiles(string socket)
    {
        var files = new[] { PidFile, PostmasterFile.Read(Path.Combine(socket, $".s.PGSQL.{DefaultPort}.lock")) };
        foreach (var file in files.OfType<PostmasterFile>())
            if (ServerProcess.Blocks(file) && !ServerProcess.IsServerOf(Folder.Cluster, file))
                file.Disown();
    }

    private Tool Call(params IReadOnlyList<string> arguments) => Installation.Call("pg_ctl", Folder, Account, arguments);
}
