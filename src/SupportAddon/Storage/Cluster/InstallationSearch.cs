using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportAddon.Storage.Cluster;

/// <summary>Finds the PostgreSQL that fits: in the given folder alone, or on the PATH, or in the usual places.</summary>
internal sealed partial record InstallationSearch(IReadOnlyList<string> Folders)
{
    private static readonly string[] UsualPlaces =
    [
        "/usr/lib/postgresql/*/bin",
        "/usr/pgsql-*/bin",
        "/opt/homebrew/opt/postgresql@*/bin",
        "/usr/local/opt/postgresql@*/bin",
        "/Applications/Postgres.app/Contents/Versions/*/bin",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL", "*", "bin"),
    ];

    public static InstallationSearch In(string? binFolder) =>
        string.IsNullOrWhiteSpace(binFolder)
            ? new InstallationSearch([.. OnPath(), .. UsualPlaces.SelectMany(Expand)])
            : new InstallationSearch([Path.GetFullPath(binFolder)]);

    /// <param name="major">The version the cluster needs; null for any that is new enough, the first one found.</param>
    /// <param name="ct">Stops the search.</param>
    public async Task<Installation> FindAsync(int? major, CancellationToken ct)
    {
        var seen = new List<Installation>();
        foreach (var folder in Folders)
        {
            if (await Installation.InAsync(folder, ct) is not { } found) continue;
            if (found.MajorVersion >= Installation.OldestVersion && (major ?? found.MajorVersion) == found.MajorVersion) return found;
            seen.Add(found);
        }
        throw Refuse(major, seen);
    }

    private RefusedException Refuse(int? major, List<Installation> seen) => (major, seen) switch
    {
        (int cluster, [var first, ..]) => OtherVersion(cluster, first.MajorVersion),
        (null, [var first, ..]) => TooOld(first),
        _ => Missing(),
    };

    private static RefusedException OtherVersion(int cluster, int found) => new(
        $"The database was made by PostgreSQL {cluster}, and PostgreSQL {found} is installed: it cannot read it.",
        $"Install PostgreSQL {cluster} beside it and set SupportAddon:PostgreSql to its bin folder, or move the data to version {found} with pg_upgrade, or with pg_dump and restore.");

    private static RefusedException TooOld(Installation found) => new(
        $"PostgreSQL {found.MajorVersion} in {found.BinFolder} is too old: SupportAddon needs {Installation.OldestVersion} or newer.",
        "Install a newer one, or set SupportAddon:Database to the connection string of a newer server.");

    private RefusedException Missing() => new(
        Folders is [var only] ? $"{only} holds no PostgreSQL server (initdb, pg_ctl, postgres)." : "No PostgreSQL server is installed on this machine.",
        "Install it (Debian, Ubuntu: apt install postgresql; Fedora: dnf install postgresql-server; macOS: brew install postgresql@17; "
        + "Windows: winget install PostgreSQL.PostgreSQL.17), or set SupportAddon:Database to the connection string of a server.");

    private static IEnumerable<string> OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified);

    /// <summary>The folders a pattern with one star stands for, the newest version first.</summary>
    internal static IEnumerable<string> Expand(string pattern)
    {
        var parts = pattern.Split('*');
        var parent = Path.GetDirectoryName(parts[0])!;
        if (!Directory.Exists(parent)) return [];
        return Directory.EnumerateDirectories(parent, Path.GetFileName(parts[0]) + "*")
            .OrderByDescending(VersionOf)
            .Select(folder => folder + parts[1]);
    }

    private static double VersionOf(string folder) =>
        double.TryParse(Number().Match(Path.GetFileName(folder)).Value, CultureInfo.InvariantCulture, out var version) ? version : 0;

    [GeneratedRegex(@"\d+(\.\d+)?$")]
    private static partial Regex Number();
}
