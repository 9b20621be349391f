using System.Runtime.Versioning;
using SupportAddon.Storage.Cluster;

namespace SupportAddon.Tests.Storage;

/// <summary>A folder with PostgreSQL's programs, one of them replaced by a script. $REAL is the real program.</summary>
[UnsupportedOSPlatform("windows")]
internal static class BinFolder
{
    public static async Task<string> WithAsync(ClusterSite site, string program, string script)
    {
        var real = (await InstallationSearch.In(null).FindAsync(null, CancellationToken.None)).BinFolder;
        var folder = Directory.CreateDirectory(Path.Combine(site.Outside, "bin-" + Guid.NewGuid().ToString("N")[..6])).FullName;
        foreach (var name in (string[])["initdb", "pg_ctl", "postgres"])
            if (name == program) Write(Path.Combine(folder, name), $"REAL='{real}/{name}'\n{script}");
            else File.CreateSymbolicLink(Path.Combine(folder, name), Path.Combine(real, name));
        return folder;
    }

    /// <summary>Programs that only tell their version.</summary>
    public static string OfVersion(string parent, string version)
    {
        var folder = Directory.CreateDirectory(Path.Combine(parent, "version-" + version)).FullName;
        foreach (var name in (string[])["initdb", "pg_ctl", "postgres"])
            Write(Path.Combine(folder, name), $"echo '{name} (PostgreSQL) {version}'");
        return folder;
    }

    private static void Write(string path, string script)
    {
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
    }
}
