using Dapper;
using Npgsql;
using SupportAddon.Core.Expressions;
using SupportAddon.Core.Health;
using SupportAddon.Shell;

namespace SupportAddon.Health.Kinds.Own;

/// <summary>This program's own footing: the disk under its data folder, and its database.</summary>
internal sealed class HostKind(Settings settings, NpgsqlDataSource database, TimeProvider time) : ProbeKind
{
    public override string Name => "host";

    public override bool AsksASystem => false;

    public override Vocabulary Vocabulary { get; } = ProbeWords.Of(
        ("disk.percent", ValueKind.Number), ("disk.bytes", ValueKind.Number), ("database.bytes", ValueKind.Number));

    public override IReadOnlyList<string> Usual { get; } = ["disk.percent > 10"];

    public override async Task<Measurement> MeasureAsync(ProbeQuestion question, CancellationToken ct)
    {
        var begun = time.GetTimestamp();
        try
        {
            var disk = new DriveInfo(Path.GetFullPath(settings.Data));
            await using var db = await database.OpenConnectionAsync(ct);
            var size = await db.ExecuteScalarAsync<long>(new CommandDefinition("select pg_database_size(current_database())", cancellationToken: ct));
            return new()
            {
                Latency = time.GetElapsedTime(begun),
                Values = new Dictionary<string, object?>
                {
                    ["disk.percent"] = Math.Round(100m * disk.AvailableFreeSpace / disk.TotalSize, 1),
                    ["disk.bytes"] = (decimal)disk.AvailableFreeSpace,
                    ["database.bytes"] = (decimal)size,
                },
            };
        }
        catch (NpgsqlException e)
        {
            return Measurement.Failed(time.GetElapsedTime(begun), $"the database does not answer: {e.Message.TrimEnd('.')}");
        }
        catch (IOException e)
        {
            return Measurement.Failed(time.GetElapsedTime(begun), $"the disk under {settings.Data} cannot be looked at: {e.Message.TrimEnd('.')}");
        }
    }
}
