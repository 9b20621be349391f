using System.Net.Sockets;
using System.Text.Json.Nodes;
using Npgsql;
using SupportAddon.Connectors.Http;
using SupportAddon.Core.Expressions;
using SupportAddon.Core.Health;

namespace SupportAddon.Health.Kinds.PostgreSql;

/// <summary>Whether a database lets its user in and answers; with a query, the number that it gives.</summary>
internal sealed class PostgreSqlKind(TimeProvider time) : ProbeKind
{
    private const string Authority = "certificateAuthority";
    private const int UsualPort = 5432;

    public override string Name => "postgresql";

    public override Vocabulary Vocabulary { get; } = ProbeWords.Of(("value", ValueKind.Number));

    public override IReadOnlyList<string> Usual => [];

    public override IReadOnlyList<string> Files { get; } = [Authority];

    public override IEnumerable<(string Key, string Mistake)> Check(JsonObject settings) => settings["host"]!.ToString().StartsWith('/') ? [] : HostName.Check(settings);

    public override async Task<Measurement> MeasureAsync(ProbeQuestion question, CancellationToken ct)
    {
        var begun = time.GetTimestamp();
        Measurement Failed(string error) => Measurement.Failed(time.GetElapsedTime(begun), error.TrimEnd('.'));
        try
        {
            await using var db = new NpgsqlConnection(Address(question));
            await db.OpenAsync(ct);
            var value = await OneNumber.AskAsync(db, question.Settings["sql"]?.ToString() ?? "select 1", question.Timeout, ct);
            return new() { Latency = time.GetElapsedTime(begun), Values = new Dictionary<string, object?> { ["value"] = value } };
        }
        catch (PostgresException late) when (late.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            return Failed($"the database gave no answer within {MeasuredValues.Shown(question.Timeout)}");
        }
        catch (PostgresException refused)
        {
            return Failed($"the database refuses: {refused.MessageText}");
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException or SocketException)
        {
            ct.ThrowIfCancellationRequested();
            return Failed(Words(e, question.Settings));
        }
    }

    private static string Words(Exception e, JsonObject settings) => (e as SocketException ?? e.InnerException as SocketException) is { } socket && !settings["host"]!.ToString().StartsWith('/')
        ? SocketFailures.Of(socket, HostName.Place(settings, UsualPort)).Message
        : $"the database could not be asked: {(e.InnerException ?? e).Message}";

    /// <summary>A connection of its own each time: one out of a pool would say nothing of signing in.</summary>
    private static string Address(ProbeQuestion question) => new NpgsqlConnectionStringBuilder
    {
        Host = question.Settings["host"]!.ToString(),
        Port = question.Settings["port"]?.GetValue<int>() ?? UsualPort,
        Database = question.Settings["database"]!.ToString(),
        Username = question.Settings["user"]!.ToString(),
        Password = question.Settings["password"]?.ToString(),
        SslMode = question.Settings[Authority] is null ? SslMode.Prefer : SslMode.VerifyFull,
        RootCertificate = question.Settings[Authority]?.ToString(),
        Timeout = (int)Math.Ceiling(question.Timeout.TotalSeconds),
        CommandTimeout = (int)Math.Ceiling(question.Timeout.TotalSeconds),
        Pooling = false,
        ApplicationName = "SupportAddon",
    }.ConnectionString;
}
