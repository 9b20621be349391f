using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportAddon.Storage.Cluster;

/// <summary>An installed PostgreSQL that can run a server.</summary>
internal sealed partial record Installation(string BinFolder, int MajorVersion)
{
    /// <summary>The oldest version that is supported, private or not.</summary>
    public const int OldestVersion = 15;

    private static readonly string Suffix = OperatingSystem.IsWindows() ? ".exe" : "";

    private static readonly string[] Server = ["initdb", "pg_ctl", "postgres"];

    /// <summary>Asks the folder's own programs; null when it does not hold a server.</summary>
    public static async Task<Installation?> InAsync(string binFolder, CancellationToken ct)
    {
        if (!Server.All(program => File.Exists(Path.Combine(binFolder, program + Suffix)))) return null;
        var told = await new Tool(Path.Combine(binFolder, "pg_ctl" + Suffix), "--version").RunAsync(ct);
        return Version().Match(told.Output) is { Success: true } match
            ? new Installation(binFolder, int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>A call of one of its programs. It works in the cluster's root with relative names: a path may hold what a shell would read.</summary>
    public Tool Call(string program, ClusterFolder folder, Account account, params IReadOnlyList<string> arguments) =>
        new(Path.Combine(BinFolder, program + Suffix), arguments) { Account = account, Folder = folder.Root };

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex Version();
}
