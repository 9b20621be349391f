using Dapper;
using SupportAddon.Storage;

namespace SupportAddon.Demo;

/// <summary>The demo tells its story anew each time: yesterday's story differs from today's.</summary>
internal static class DemoDatabase
{
    public static async Task EmptyAsync(Database database, TimeProvider time, CancellationToken ct)
    {
        await using (var db = await database.Source.OpenConnectionAsync(ct))
        {
            var others = await db.ExecuteScalarAsync<long>(new CommandDefinition(
                "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()", cancellationToken: ct));
            if (others > 0)
                throw new RefusedException("A demo is running already.", "Use it, or stop it and start the demo again.");
            await db.ExecuteAsync(new CommandDefinition("drop schema public cascade; create schema public", cancellationToken: ct));
        }

        await Schema.UpgradeAsync(database.Source, time, ct);
    }
}
