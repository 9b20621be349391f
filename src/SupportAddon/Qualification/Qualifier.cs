using Dapper;
using Npgsql;
using SupportAddon.People;
using SupportAddon.Storage;
using SupportAddon.Tickets;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Qualification;

/// <summary>
/// Writes what the rules say onto the open tickets: those that are new or have changed, and all of a client whose rules
/// have. What a person has said of a ticket stands.
/// </summary>
internal sealed class Qualifier(NpgsqlDataSource database, QualificationReader reader, TicketBook book)
{
    private const int BatchSize = 500;

    /// <returns>How many tickets were looked at.</returns>
    public async Task<int> QualifyAsync(CancellationToken ct)
    {
        for (var (done, after) = (0, 0L); ;)
        {
            var batch = await DueAsync(after, ct);
            if (batch.Count == 0)
                return done;
            foreach (var (id, seen) in batch)
                await QualifyAsync(id, seen, ct);
            (done, after) = (done + batch.Count, batch[^1].Id);
        }
    }

    private async Task<IReadOnlyList<(long Id, string Seen)>> DueAsync(long after, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return [.. await db.QueryAsync<(long, string)>(new CommandDefinition(Due, new { after, BatchSize }, cancellationToken: ct))];
    }

    private async Task QualifyAsync(long id, string seen, CancellationToken ct)
    {
        var decision = (await reader.ExplainAsync(id, ct)).Decision;
        await book.ActAsync(id, async ticket =>
        {
            var before = await ticket.Db.ExecuteScalarAsync<string?>(new CommandDefinition(
                "select said::text from ticket_qualified where ticket_id = @id", new { id }, cancellationToken: ct));
            var said = before is null ? [] : JsonColumn.Read<Dictionary<string, string>>(before);
            var changes = Changes(said, decision.Says, ticket.State.Value);
            var rule = decision.Rule?.Name ?? "none";
            await TicketQualification.RecordAsync(ticket, changes, $"Rule: {rule}", new Actor($"rule:{rule}", null), ct);
            return await ticket.Db.ExecuteAsync(new CommandDefinition(Keep, new { id, seen, said = JsonColumn.Write(decision.Says) }, cancellationToken: ct));
        }, ct);
    }

    /// <summary>What a rule said before and nobody has changed since is the rules' to change.</summary>
    private static Dictionary<string, string?> Changes(
        Dictionary<string, string> before, IReadOnlyDictionary<string, string> now, Func<string, string?> current) =>
        before.Keys.Union(now.Keys)
            .Where(field => current(field) is not { } word || before.GetValueOrDefault(field) == word)
            .ToDictionary(field => field, now.GetValueOrDefault);

    private const string Due =
        $"""
        select ticket.id, now.seen
        from (select id, client_id from ticket_now where id > @after and {TicketList.IsOpen}) as ticket
        join client on client.id = ticket.client_id
        cross join lateral (
            select concat_ws(' ', last_changed_at, client.id, md5(client.qualification)) as seen from ticket as source where source.id = ticket.id) as now
        left join ticket_qualified as qualified on qualified.ticket_id = ticket.id
        where qualified.seen is distinct from now.seen and (client.qualification <> '[]' or qualified.ticket_id is not null)
        order by ticket.id limit @BatchSize
        """;

    private const string Keep =
        """
        insert into ticket_qualified (ticket_id, seen, said) values (@id, @seen, @said::jsonb)
        on conflict (ticket_id) do update set seen = excluded.seen, said = excluded.said
        """;
}
