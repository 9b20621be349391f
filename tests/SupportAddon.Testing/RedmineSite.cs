using System.Diagnostics;
using System.Security.Cryptography;

namespace SupportAddon.Testing;

/// <summary>
/// The folder of one Redmine of our own: its configuration, database, log and files. Debian's package takes the folder
/// from X_DEBIAN_SITEID, below its own; a path that climbs out of there keeps /etc/redmine and the machine's default
/// instance untouched. A Gemfile of our own keeps it from reading the default instance's database.yml.
/// </summary>
internal sealed class RedmineSite
{
    private const string Installed = "/usr/share/redmine";

    private static readonly string[] Programs = ["ruby", "puma", "sqlite3"];

    private RedmineSite(string folder) => Folder = folder;

    public string Folder { get; }

    public string Database => Path.Combine(Folder, "redmine.sqlite3");

    public static RedmineSite Create()
    {
        RefuseMissing();
        var site = new RedmineSite(Directory.CreateTempSubdirectory("redmine-").FullName);
        foreach (var part in new[] { "config", "log", "files", "tmp" })
            Directory.CreateDirectory(Path.Combine(site.Folder, part));
        site.Write("config/database.yml", $"production:\n  adapter: sqlite3\n  database: {site.Database}\n  timeout: 20000\n  pool: 16\n");
        site.Write("config/secret_key.txt", Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
        site.Write("Gemfile", File.ReadAllText($"{Installed}/Gemfile")
            .Replace("/usr/share/redmine/{config,instances/*/config}/database.yml", $"{site.Folder}/config/database.yml", StringComparison.Ordinal));
        if (File.Exists($"{Installed}/Gemfile.lock"))
            site.Write("Gemfile.lock", File.ReadAllText($"{Installed}/Gemfile.lock"));
        return site;
    }

    /// <summary>What the installed program is, so that a prepared database can be told from another version's.</summary>
    public static string Version => File.ReadAllText($"{Installed}/lib/redmine/version.rb");

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);

    /// <summary>A program of Redmine's, run for this site alone.</summary>
    public ProcessStartInfo Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Installed };
        start.Environment["X_DEBIAN_SITEID"] = $"../../../../../..{Folder}";
        start.Environment["BUNDLE_GEMFILE"] = Path.Combine(Folder, "Gemfile");
        start.Environment["RAILS_ENV"] = "production";
        start.Environment["SITE"] = Folder;
        // Redmine keeps local time in its database; SQL on it is to mean the same on every machine.
        start.Environment["TZ"] = "UTC";
        return start;
    }

    public void Delete()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    private static void RefuseMissing()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var missing = Programs.Where(program => !folders.Any(folder => File.Exists(Path.Combine(folder, program)))).ToList();
        if (!Directory.Exists(Installed))
            missing.Add("redmine");
        if (missing.Count > 0)
            throw new InvalidOperationException(
                $"These tests need a real Redmine, and {string.Join(", ", missing)} cannot be found: apt install redmine redmine-sqlite puma sqlite3.");
    }
}
