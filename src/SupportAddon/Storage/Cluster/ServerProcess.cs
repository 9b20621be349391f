using System.Diagnostics;

namespace SupportAddon.Storage.Cluster;

/// <summary>Tells whether a process with a recorded number is the server that recorded it, or one that got the number later.</summary>
internal static class ServerProcess
{
    /// <summary>How far the start in the file may lie from the start the system tells; both are taken within a moment.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(10);

    /// <summary>Whether a server would take the file for that of a living one, or not understand it.</summary>
    public static bool Blocks(PostmasterFile file)
    {
        using var process = Find(file.Pid);
        return process is not null || file.Pid == 0;
    }

    public static bool IsServerOf(string cluster, PostmasterFile file)
    {
        using var process = Find(file.Pid);
        if (process is null || !IsServerName(process.ProcessName)) return false;
        return OperatingSystem.IsLinux() ? WorksIn(file.Pid, cluster) : StartedTogether(process, file);
    }

    /// <summary>Elsewhere than on Linux, another cluster's server is told by its start.</summary>
    internal static bool StartedTogether(DateTimeOffset processStart, DateTimeOffset? recorded) =>
        recorded is null || (processStart - recorded.Value).Duration() <= Tolerance;

    private static bool StartedTogether(Process process, PostmasterFile file) => StartedTogether(process.StartTime, file.StartedAt);

    private static bool IsServerName(string name) => name is "postgres" or "postmaster";

    /// <summary>
    /// A server works in its cluster's folder. That holds even where the clock was set after the start, which on Linux
    /// moves the start the system tells but not the one in the file.
    /// </summary>
    private static bool WorksIn(int pid, string cluster)
    {
        using var marker = File.OpenHandle(Path.Combine(cluster, "PG_VERSION"));
        var real = File.ResolveLinkTarget($"/proc/self/fd/{marker.DangerousGetHandle()}", returnFinalTarget: false)!.FullName;
        return Path.GetDirectoryName(real) == WorkingFolder(pid);
    }

    private static string? WorkingFolder(int pid)
    {
        try
        {
            return Directory.ResolveLinkTarget($"/proc/{pid}/cwd", returnFinalTarget: false)?.FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Gone meanwhile, or another user's: this cluster's server runs as whoever we act for.
            return null;
        }
    }

    private static Process? Find(int pid)
    {
        try
        {
            return Process.GetProcessById(pid);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
