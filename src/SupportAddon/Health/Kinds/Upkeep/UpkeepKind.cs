using System.Globalization;
using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SupportAddon.Connectors.Options;
using SupportAddon.Core.Expressions;
using SupportAddon.Core.Health;
using SupportAddon.Jobs;
using SupportAddon.Tickets;

namespace SupportAddon.Health.Kinds.Upkeep;

/// <summary>Whether the tickets of a preventive schedule are done in time (R4). <see cref="UpkeepKeeper"/> makes them.</summary>
internal sealed class UpkeepKind(NpgsqlDataSource database, TimeProvider time) : ProbeKind
{
    public const string Key = "upkeep";

    public override string Name => Key;

    public override bool AsksASystem => false;

    public override Vocabulary Vocabulary { get; } = ProbeWords.Of();

    public override IReadOnlyList<string> Usual => [];

    public override IEnumerable<(string Key, string Mistake)> Check(JsonObject settings)
    {
        if (settings["schedule"]!.ToString() is var text && (text == Schedule.Manual || !Schedule.TryParse(text, "", TimeZoneInfo.Utc, out _)))
            yield return ("schedule", $"\"{text}\" is no schedule; expected five cron fields such as 0 8 1 * *");
    }

    public override async Task<Measurement> MeasureAsync(ProbeQuestion question, CancellationToken ct)
    {
        var begun = time.GetTimestamp();
        await using var db = await database.OpenConnectionAsync(ct);
        var missed = await db.QuerySingleOrDefaultAsync<(DateTime DueAt, string Number)?>(new CommandDefinition(
            $"""
            select upkeep_ticket.due_at, ticket.number
            from upkeep_ticket join ticket_now as ticket on ticket.id = upkeep_ticket.ticket_id
            where upkeep_ticket.probe_id = @ProbeId and upkeep_ticket.due_at <= @before and {TicketList.IsOpen}
            order by upkeep_ticket.due_at limit 1
            """, new { question.ProbeId, before = time.GetUtcNow() - Within(question.Settings) }, cancellationToken: ct));
        return missed is var (due, number)
            ? Measurement.Failed(time.GetElapsedTime(begun), $"{number} was due at {due.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}, and is not done")
            : new() { Latency = time.GetElapsedTime(begun) };
    }

    private static TimeSpan Within(JsonObject settings) => (TimeSpan)DurationText.Parse(settings["within"]!.ToString())!;
}
