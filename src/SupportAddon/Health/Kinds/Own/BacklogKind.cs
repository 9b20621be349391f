using Dapper;
using Npgsql;
using SupportAddon.Connectors.Options;
using SupportAddon.Core.Expressions;
using SupportAddon.Core.Health;
using SupportAddon.Tickets;

namespace SupportAddon.Health.Kinds.Own;

/// <summary>How many of a client's tickets are open here, and for how long the oldest has been.</summary>
internal sealed class BacklogKind(NpgsqlDataSource database, TimeProvider time) : ProbeKind
{
    public override string Name => "backlog";

    public override bool AsksASystem => false;

    public override Vocabulary Vocabulary { get; } = ProbeWords.Of(("count", ValueKind.Number), ("oldest", ValueKind.Duration));

    public override IReadOnlyList<string> Usual { get; } = ["count == 0"];

    public override async Task<Measurement> MeasureAsync(ProbeQuestion question, CancellationToken ct)
    {
        var (begun, now) = (time.GetTimestamp(), time.GetUtcNow());
        var age = question.Settings["olderThan"] is { } text ? (TimeSpan)DurationText.Parse(text.ToString())! : TimeSpan.Zero;
        await using var db = await database.OpenConnectionAsync(ct);
        var (count, oldest) = await db.QuerySingleAsync<(long, DateTime?)>(new CommandDefinition(
            $"""
            select count(*), min(created_at) from ticket_now
            where client = @Client and created_at <= @before and {TicketList.IsOpen} and (@priority::text is null or priority = @priority)
            """, new { question.Client, before = (now - age).UtcDateTime, priority = question.Settings["priority"]?.ToString() }, cancellationToken: ct));
        return new()
        {
            Latency = time.GetElapsedTime(begun),
            Values = new Dictionary<string, object?> { ["count"] = (decimal)count, ["oldest"] = oldest is { } first ? now.UtcDateTime - first : null },
        };
    }
}
