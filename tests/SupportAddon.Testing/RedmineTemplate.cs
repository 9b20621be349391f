using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace SupportAddon.Testing;

/// <summary>
/// A prepared database, made once per machine (it takes some six seconds) and kept in the temporary folder under a name
/// that changes with Redmine's version and with how it is prepared.
/// </summary>
internal static class RedmineTemplate
{
    public const string AdminKey = "ad31b0a5d1c24fe98d1f3c5b7a9e0c2d4f6a8b1c";
    public const string LimitedKey = "11e4d0c2b4a6f8091b3d5f7e9a2c4e6d8f0b1a3c";

    private static readonly SemaphoreSlim Once = new(1, 1);

    public static async Task CopyToAsync(RedmineSite site, CancellationToken ct)
    {
        await Once.WaitAsync(ct);
        try
        {
            if (!File.Exists(Prepared))
                await PrepareAsync(ct);
        }
        finally
        {
            Once.Release();
        }
        File.Copy(Prepared, site.Database);
        // Once a minute Redmine notes who signed in: with the usual journal, readers at that moment would lock that write out.
        await Command.RunAsync(new ProcessStartInfo("sqlite3", [site.Database, "pragma journal_mode = wal"]), ct);
    }

    private static string Prepared => Path.Combine(Path.GetTempPath(), $"supportaddon-redmine-{Environment.UserName}-{Name}.sqlite3");

    private static string Name => Convert.ToHexString(SHA256.HashData(
        Encoding.UTF8.GetBytes(RedmineSite.Version + Resource.Text("redmine/prepare.rb") + AdminKey + LimitedKey)))[..16];

    // Another test process may do the same meanwhile: whoever comes last replaces one whole file by an equal one.
    private static async Task PrepareAsync(CancellationToken ct)
    {
        var site = RedmineSite.Create();
        try
        {
            site.Write("prepare.rb", Resource.Text("redmine/prepare.rb"));
            var start = site.Run("ruby", "bin/rails", "runner", Path.Combine(site.Folder, "prepare.rb"));
            start.Environment["ADMIN_KEY"] = AdminKey;
            start.Environment["LIMITED_KEY"] = LimitedKey;
            await Command.RunAsync(start, ct);
            var whole = $"{Prepared}.{Guid.NewGuid():N}";
            File.Copy(site.Database, whole);
            File.Move(whole, Prepared, overwrite: true);
        }
        finally
        {
            site.Delete();
        }
    }
}
