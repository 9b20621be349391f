using System.Globalization;

namespace SupportAddon.Storage.Cluster;

/// <summary>What a server writes about itself: postmaster.pid in its folder, and the lock beside its socket.</summary>
internal sealed record PostmasterFile(string Path, int Pid, DateTimeOffset? StartedAt, int Port, string? SocketFolder)
{
    /// <summary>No system gives out this number, so a server takes a file with it for a dead one's.</summary>
    private const int Nobody = int.MaxValue - 1;

    public static PostmasterFile? Read(string path)
    {
        try
        {
            return Parse(path, File.ReadAllLines(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>
    /// Takes the dead server's number out and leaves the rest: the new server still looks for processes that the dead
    /// one may have left behind, which it could not do were the file deleted.
    /// </summary>
    public void Disown()
    {
        var lines = File.ReadAllLines(Path);
        File.WriteAllLines(Path, [Nobody.ToString(CultureInfo.InvariantCulture), .. lines.Skip(1)]);
    }

    /// <summary>
    /// Lines: pid, data folder, start in seconds since 1970, port, socket folder, and more as the server comes up.
    /// A crash of the machine may leave any of them out; 0 is nobody's number.
    /// </summary>
    private static PostmasterFile Parse(string path, string[] lines)
    {
        var started = Number(lines, 2);
        return new PostmasterFile(
            path,
            (int)Math.Abs(Number(lines, 0) ?? 0),
            started is null ? null : DateTimeOffset.FromUnixTimeSeconds(started.Value),
            (int)(Number(lines, 3) ?? 0),
            lines.ElementAtOrDefault(4));
    }

    private static long? Number(string[] lines, int index) =>
        long.TryParse(lines.ElementAtOrDefault(index), CultureInfo.InvariantCulture, out var number) ? number : null;
}
