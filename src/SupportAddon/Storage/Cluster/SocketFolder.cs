using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportAddon.Storage.Cluster;

/// <summary>The folder of the server's socket: within the cluster's root, or a short one elsewhere when that path is too long.</summary>
internal static partial class SocketFolder
{
    /// <summary>The system's limit without the closing zero.</summary>
    private static readonly int LongestPath = OperatingSystem.IsMacOS() ? 103 : 107;

    public static string For(ClusterFolder folder)
    {
        var own = Path.Combine(folder.Root, "socket");
        return Fits(own) ? own : Path.Combine(OperatingSystem.IsWindows() ? Path.GetTempPath() : "/tmp", "supportaddon-" + Hash(folder.Root));
    }

    /// <summary>Makes it, closed to others. In a place everybody may write to, somebody else may have made it first.</summary>
    public static async Task PrepareAsync(string path, Account account, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }
        // It fails where anything of that name exists, a link included, and then the owner decides.
        await new Tool("mkdir", "-m", "0700", "--", path) { Account = account, Folder = "/" }.RunAsync(ct);
        var owner = await Account.OwnerOfAsync(path, ct);
        if (owner != account || new DirectoryInfo(path).LinkTarget is not null || File.GetUnixFileMode(path) != Mine)
            throw new RefusedException(
                $"The socket folder {path} is not closed to everybody but {account.Name} (owner: {owner?.Name ?? "unknown"}).",
                "Delete it, or choose a data folder with a shorter path (SupportAddon:Data).");
    }

    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Other characters mean something to the shell, the server's list of folders or the connection string.</summary>
    private static bool Fits(string path) =>
        Encoding.UTF8.GetByteCount(Path.Combine(path, ".s.PGSQL.65535")) <= LongestPath && (OperatingSystem.IsWindows() || Plain().IsMatch(path));

    private static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..16];

    [GeneratedRegex("^[A-Za-z0-9/._-]+$")]
    private static partial Regex Plain();
}
