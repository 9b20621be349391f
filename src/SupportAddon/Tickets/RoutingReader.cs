using Dapper;
using Npgsql;
using SupportAddon.Core.Life;
using SupportAddon.People;

namespace SupportAddon.Tickets;

/// <summary>Who fits a ticket, by what it wants and what everybody of the support side knows and has to do.</summary>
internal sealed class RoutingReader(NpgsqlDataSource database, TicketSheetReader sheets, PersonStore people)
{
    /// <param name="id">Our number of the ticket.</param>
    /// <param name="clientId">The one client whose tickets whoever asks may see; null for all.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Routed> ReadAsync(long id, long? clientId, CancellationToken ct)
    {
        var sheet = await sheets.GetAsync(id, ct);
        var wanted = new Wanted(sheet.Support.Value("skill"), sheet.Ticket.Team, sheet.Ticket.Level ?? sheet.Terms.Levels.Names[0]);
        var open = await OpenAsync(clientId, ct);
        var team = (await people.ListAsync(ct)).Where(person => person.Side == PersonSide.Support)
            .Select(person => new Candidate(person.Code, person.Name, person.Skills, person.Team, person.Levels, open.GetValueOrDefault(person.Code)));
        return new(wanted, Routing.Propose(wanted, team));
    }

    private async Task<Dictionary<string, int>> OpenAsync(long? clientId, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return (await db.QueryAsync<(string Owner, int Tickets)>(new CommandDefinition(
            $"""
            select owner, count(*)::int from ticket_now
            where owner is not null and {TicketList.IsOpen} and (@clientId::bigint is null or client_id = @clientId) group by owner
            """, new { clientId }, cancellationToken: ct)))
            .ToDictionary(row => row.Owner, row => row.Tickets);
    }
}

/// <summary>What a ticket wants, and who fits, best first.</summary>
internal sealed record Routed(Wanted Wanted, IReadOnlyList<Proposal> Proposals)
{
    /// <summary>By what somebody fits: skill, team, level, each with its value.</summary>
    public IEnumerable<(string What, string Value)> Reasons(Proposal proposal)
    {
        if (proposal.Skill)
            yield return ("skill", Wanted.Skill!);
        if (proposal.Team)
            yield return ("team", Wanted.Team!);
        if (proposal.Level)
            yield return ("level", Wanted.Level!);
    }
}
