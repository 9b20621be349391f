using Dapper;
using Npgsql;
using SupportAddon.Audit;
using SupportAddon.Storage;

namespace SupportAddon.People;

/// <summary>The people as stored.</summary>
internal sealed class PersonStore(NpgsqlDataSource database, AuditTrail audit)
{
    /// <summary>Those who were merged into others are not listed.</summary>
    public async Task<IReadOnlyList<Person>> ListAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return [.. (await db.QueryAsync<Row>(new CommandDefinition($"{Query} where merged_into is null order by person.name, person.code", cancellationToken: ct))).Select(row => row.Person)];
    }

    /// <summary>The person of that code, found by an old code too.</summary>
    public async Task<Person> GetAsync(string code, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var row = await db.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            $"{Query} where person.id = (select id from known_person where code = @code)", new { code }, cancellationToken: ct));
        return row?.Person ?? throw new RefusedException($"There is no person \"{code}\".", "See who there is: supportaddon person list; or add somebody: supportaddon person add CODE --name NAME");
    }

    /// <summary>Adds a person, or makes one what it says; its names are replaced in those connections for which some are given.</summary>
    public async Task PutAsync(Person person, Actor actor, CancellationToken ct)
    {
        await using var change = await audit.BeginAsync(actor, ct);
        await PutAsync(change.Db, person, ct);
        await change.CommitAsync("person.put", $"person {person.Code}", new { person.Name, person.Client, person.Team, person.Skills, person.Levels }, ct);
    }

    public static async Task PutAsync(NpgsqlConnection db, Person person, CancellationToken ct)
    {
        var id = await db.ExecuteScalarAsync<long>(new CommandDefinition(Upsert, new
        {
            person.Code, person.Name, person.Side, person.Client, person.Email, person.Team, skills = person.Skills.ToArray(), levels = person.Levels.ToArray(),
        }, cancellationToken: ct));
        await db.ExecuteAsync(new CommandDefinition(
            "delete from person_identity where person_id = @id and connection_id in (select connection.id from connection where connection.name = any(@named))",
            new { id, named = person.Identities.Select(identity => identity.Connection).ToArray() }, cancellationToken: ct));
        foreach (var identity in person.Identities)
            await MapAsync(db, id, identity, ct);
    }

    /// <summary>A name is one person's: whoever had it before has it no more.</summary>
    public async Task MapAsync(string code, PersonIdentity identity, Actor actor, CancellationToken ct)
    {
        await using var change = await audit.BeginAsync(actor, ct);
        await MapAsync(change.Db, await IdAsync(change.Db, code, ct), identity, ct);
        await change.CommitAsync("person.map", $"person {code}", identity, ct);
    }

    /// <returns>Whether there was such a name.</returns>
    public async Task<bool> UnmapAsync(PersonIdentity identity, Actor actor, CancellationToken ct)
    {
        await using var change = await audit.BeginAsync(actor, ct);
        var code = await change.Db.ExecuteScalarAsync<string?>(new CommandDefinition(
            """
            delete from person_identity where name = @Name and connection_id = (select id from connection where name = @Connection)
            returning (select code from person where id = person_id)
            """, identity, cancellationToken: ct));
        if (code is not null)
            await change.CommitAsync("person.unmap", $"person {code}", identity, ct);
        return code is not null;
    }

    /// <summary>Two codes turn out to be one person; the old code stays good, in histories above all.</summary>
    public async Task MergeAsync(string code, string into, Actor actor, CancellationToken ct)
    {
        await using var change = await audit.BeginAsync(actor, ct);
        var db = change.Db;
        var (id, whole) = (await IdAsync(db, code, ct), await IdAsync(db, into, ct));
        if (id == whole)
            throw new RefusedException($"\"{code}\" and \"{into}\" are one person already.", "See: supportaddon person list");
        await db.ExecuteAsync(new CommandDefinition(
            """
            update person_identity set person_id = @whole where person_id = @id;
            update person set merged_into = @whole where id = @id or merged_into = @id
            """, new { id, whole }, cancellationToken: ct));
        await change.CommitAsync("person.merge", $"person {code}", new { into }, ct);
    }

    private static async Task<long> IdAsync(NpgsqlConnection db, string code, CancellationToken ct) =>
        await db.ExecuteScalarAsync<long?>(new CommandDefinition("select id from known_person where code = @code", new { code }, cancellationToken: ct))
        ?? throw new RefusedException($"There is no person \"{code}\".", "See who there is: supportaddon person list");

    private static async Task MapAsync(NpgsqlConnection db, long id, PersonIdentity identity, CancellationToken ct)
    {
        var mapped = await db.ExecuteAsync(new CommandDefinition(
            """
            insert into person_identity (connection_id, name, person_id) select id, @name, @id from connection where connection.name = @Connection
            on conflict (connection_id, name) do update set person_id = excluded.person_id
            """, new { id, identity.Connection, name = identity.Name }, cancellationToken: ct));
        if (mapped == 0)
            throw new RefusedException($"There is no connection \"{identity.Connection}\".", "See which there are: supportaddon connection list");
    }

    private const string Upsert =
        """
        insert into person (code, name, side, client_id, email, team, skills, levels)
        values (@Code, @Name, @Side, (select id from client where code = @Client), @Email, @Team, @skills, @levels)
        on conflict (code) do update set name = excluded.name, side = excluded.side, client_id = excluded.client_id, email = excluded.email,
            team = excluded.team, skills = excluded.skills, levels = excluded.levels
        returning id
        """;

    private const string Query =
        """
        select person.code, person.name, side, client.code as client, email, team, skills, person.levels,
            (select coalesce(jsonb_agg(jsonb_build_object('connection', connection.name, 'name', identity.name) order by connection.name, identity.name), '[]')
             from person_identity as identity join connection on connection.id = connection_id where person_id = person.id)::text as identities
        from person left join client on client.id = client_id
        """;

    private sealed class Row
    {
        public string Code { get; init; } = "";

        public string Name { get; init; } = "";

        public string Side { get; init; } = "";

        public string? Client { get; init; }

        public string? Email { get; init; }

        public string? Team { get; init; }

        public string[] Skills { get; init; } = [];

        public string[] Levels { get; init; } = [];

        public string Identities { get; init; } = "[]";

        public Person Person => new()
        {
            Code = Code, Name = Name, Side = Side, Client = Client, Email = Email, Team = Team, Skills = Skills, Levels = Levels,
            Identities = JsonColumn.Read<List<PersonIdentity>>(Identities),
        };
    }
}
