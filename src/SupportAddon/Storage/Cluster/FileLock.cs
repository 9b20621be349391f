namespace SupportAddon.Storage.Cluster;

/// <summary>Locks between processes by an open file: the operating system lets go of them however a process ends.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    public static Task<FileStream> WaitSharedAsync(string path, TimeProvider time, CancellationToken ct) =>
        WaitAsync(path, FileShare.Read, time, ct);

    public static Task<FileStream> WaitAloneAsync(string path, TimeProvider time, CancellationToken ct) =>
        WaitAsync(path, FileShare.None, time, ct);

    public static FileStream? TryAlone(string path) => Try(path, FileShare.None);

    /// <summary>Neither .NET nor every system can wait for a lock with a way to cancel, so it is asked for again and again.</summary>
    private static async Task<FileStream> WaitAsync(string path, FileShare share, TimeProvider time, CancellationToken ct)
    {
        while (true)
        {
            if (Try(path, share) is { } taken) return taken;
            await Task.Delay(Pause, time, ct);
        }
    }

    private static FileStream? Try(string path, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, share, bufferSize: 0);
        }
        catch (IOException e) when (IsHeld(e))
        {
            return null;
        }
    }

    /// <summary>EWOULDBLOCK on Linux and macOS, a sharing violation on Windows.</summary>
    private static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
