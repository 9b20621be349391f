using Dapper;
using Npgsql;
using SupportAddon.Alerts.Files;
using SupportAddon.Audit;
using SupportAddon.Health.Files;
using SupportAddon.People;
using SupportAddon.Sla;
using SupportAddon.Sla.Policies;
using SupportAddon.Storage;
using SupportAddon.Tickets;

namespace SupportAddon.Clients.Files;

/// <summary>One thing that an apply did.</summary>
/// <param name="What"><c>client acme</c> or <c>connection redmine</c>.</param>
/// <param name="Detail">In words, secrets never shown.</param>
internal sealed record Change(string What, string Detail)
{
    public override string ToString() => $"{What}: {Detail}";
}

/// <summary>Makes the stored clients and connections what a file asks for. What the file does not name stays as it is.</summary>
internal sealed class ClientFileApplier(
    AuditTrail audit, ConnectionStore connections, ClientStore clients, SecretVault vault, TicketRemap remap, PersonStore people, ProbeApplier probes, AlertApplier alerts,
    TimeProvider time)
{
    /// <summary>All or nothing; applying the same file again changes nothing.</summary>
    public async Task<IReadOnlyList<Change>> ApplyAsync(Desired desired, Actor by, CancellationToken ct)
    {
        var changes = new List<Change>();
        await using (var change = await audit.BeginAsync(by, ct))
        {
            foreach (var connection in desired.Connections)
                changes.AddRange(await ApplyAsync(change.Db, connection, ct));
            changes.AddRange(await ApplyAsync(change.Db, desired.Calendars, ct));
            foreach (var client in desired.Clients)
                changes.AddRange(await ApplyAsync(change.Db, client, ct));
            foreach (var person in desired.People)
                changes.AddRange(await ApplyAsync(change.Db, person, ct));
            changes.AddRange((await PolicyStore.RenewAsync(change.Db, time.GetUtcNow(), ct))
                .Select(code => new Change($"client {code}", "a new version of its service levels, for tickets from now on")));
            await CommitAsync(change, changes, ct);
        }

        changes.AddRange(await RemapAsync(ct));
        return changes;
    }

    /// <summary>A line of the record for each client and connection that is changed.</summary>
    private static async Task CommitAsync(AuditedChange change, List<Change> changes, CancellationToken ct)
    {
        if (changes.Count == 0)
            return;
        foreach (var subject in changes.GroupBy(each => each.What))
            await change.RecordAsync($"{subject.Key.Split(' ')[0]}.apply", subject.Key, new { changes = subject.Select(each => each.Detail) }, ct);
        await change.CommitAsync(ct);
    }

    private async Task<IEnumerable<Change>> ApplyAsync(NpgsqlConnection db, DesiredConnection desired, CancellationToken ct)
    {
        var stored = (await connections.ListAsync(ct)).FirstOrDefault(connection => connection.Name == desired.Name);
        var changes = stored is null ? ["created"] : ConnectionChanges.Of(stored, vault.Open(stored), vault.OpenNetwork(stored), desired).ToList();
        if (changes.Count > 0)
            await db.ExecuteAsync(new CommandDefinition(UpsertConnection, Row(desired, stored), cancellationToken: ct));
        return changes.Select(change => new Change($"connection {desired.Name}", change));
    }

    private object Row(DesiredConnection desired, Connection? stored) => new
    {
        desired.Name,
        desired.Plugin,
        options = JsonColumn.Write(desired.Options),
        secrets = JsonColumn.Write(Seal(desired.Secrets, stored?.SealedSecrets)),
        network = JsonColumn.Write(desired.Network.Settings),
        networkSecrets = JsonColumn.Write(Seal(desired.Network.Secrets, stored?.SealedNetworkSecrets)),
        since = desired.Since?.UtcDateTime,
        desired.Schedule,
        desired.TimeZone,
        desired.Isolated,
        desired.SweepEvery,
        desired.KeepRaw,
        mapping = JsonColumn.Write(desired.Mapping),
        reply = JsonColumn.Write(desired.Reply),
        readAgain = stored?.Since is { } since && (desired.Since is null || desired.Since < since),
    };

    private Dictionary<string, string?> Seal(IReadOnlyDictionary<string, string?> desired, IReadOnlyDictionary<string, string>? stored) => desired
        .Select(secret => (secret.Key, Sealed: secret.Value is null ? stored?.GetValueOrDefault(secret.Key) : vault.Seal(secret.Value)))
        .Where(secret => secret.Sealed is not null)
        .ToDictionary(secret => secret.Key, secret => secret.Sealed);

    private static async Task<IEnumerable<Change>> ApplyAsync(NpgsqlConnection db, IReadOnlyList<CalendarEntry> calendars, CancellationToken ct)
    {
        var changed = new List<CalendarEntry>();
        foreach (var calendar in calendars)
            if (await db.ExecuteAsync(new CommandDefinition(UpsertCalendar,
                new { calendar.Name, definition = JsonColumn.Write(calendar) }, cancellationToken: ct)) > 0)
                changed.Add(calendar);
        return changed.Select(calendar => new Change($"calendar {calendar.Name}", "stored"));
    }

    private async Task<IEnumerable<Change>> ApplyAsync(NpgsqlConnection db, DesiredClient desired, CancellationToken ct)
    {
        var stored = (await clients.ListAsync(ct)).FirstOrDefault(client => client.Code == desired.Code);
        var claims = (await clients.ListClaimsAsync(ct)).Where(claim => claim.Claim.Client == desired.Code).ToList();
        var terms = (await ClientTermsStore.ListAsync(db, ct)).FirstOrDefault(known => known.Code == desired.Code) ?? ClientTerms.None;
        var changes = stored is null ? ["created"] : ClientChanges.Of(stored, claims, terms, desired).ToList();
        if (changes.Count > 0)
            await WriteAsync(db, desired, ct);
        return changes.Concat(await probes.ApplyAsync(db, desired.Code, desired.Probes, ct)).Concat(await alerts.ApplyAsync(db, desired.Code, desired.Alerts, ct)).Select(change => new Change($"client {desired.Code}", change));
    }

    private async Task<IEnumerable<Change>> ApplyAsync(NpgsqlConnection db, Person desired, CancellationToken ct)
    {
        var stored = (await people.ListAsync(ct)).FirstOrDefault(person => person.Code == desired.Code);
        var changes = stored is null ? ["created"] : PersonChanges.Of(stored, desired).ToList();
        if (changes.Count > 0)
            await PersonStore.PutAsync(db, desired, ct);
        return changes.Select(change => new Change($"person {desired.Code}", change));
    }

    private static async Task WriteAsync(NpgsqlConnection db, DesiredClient desired, CancellationToken ct)
    {
        var id = await db.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            insert into client (code, name, language, time_zone, levels, confirmation, reopening, qualification, sla, four_eyes, maintenance)
            values (@Code, @Name, @Language, @TimeZone, @levels, @Confirmation, @Reopening, @qualification, @sla, @fourEyes::json, @maintenance::json)
            on conflict (code) do update
                set name = excluded.name, language = excluded.language, time_zone = excluded.time_zone, levels = excluded.levels,
                    confirmation = excluded.confirmation, reopening = excluded.reopening,
                    qualification = excluded.qualification, sla = excluded.sla, four_eyes = excluded.four_eyes, maintenance = excluded.maintenance
            returning id
            """,
            new
            {
                desired.Code, desired.Name, desired.Language, desired.TimeZone, levels = desired.Life.Levels.Names.ToArray(),
                desired.Life.Confirmation, desired.Life.Reopening,
                qualification = JsonColumn.Write(desired.Qualification), sla = desired.Sla is null ? null : JsonColumn.Write(desired.Sla),
                fourEyes = desired.FourEyes is null ? null : JsonColumn.Write(desired.FourEyes),
                maintenance = desired.Maintenance.Count == 0 ? null : JsonColumn.Write(desired.Maintenance),
            }, cancellationToken: ct));
        await db.ExecuteAsync(new CommandDefinition("delete from claim where client_id = @id", new { id }, cancellationToken: ct));
        foreach (var (ordinal, claim) in desired.Claims.Index())
            await db.ExecuteAsync(new CommandDefinition(
                """
                insert into claim (client_id, connection_id, ordinal, conditions)
                select @id, id, @ordinal, @conditions::jsonb from connection where name = @Connection
                """, new { id, ordinal, claim.Connection, conditions = JsonColumn.Write(claim.Where) }, cancellationToken: ct));
    }

    /// <summary>Whose a ticket is may depend on any client's claims, so every connection is looked at.</summary>
    private async Task<IReadOnlyList<Change>> RemapAsync(CancellationToken ct)
    {
        var changes = new List<Change>();
        foreach (var connection in await connections.ListAsync(ct))
            if (await remap.ApplyAsync(connection, ct) is > 0 and var tickets)
                changes.Add(new($"connection {connection.Name}", $"{tickets} stored tickets read anew"));
        return changes;
    }

    private const string UpsertCalendar =
        """
        insert into work_calendar as stored (name, definition) values (@Name, @definition)
        on conflict (name) do update set definition = excluded.definition where stored.definition <> excluded.definition
        """;

    private const string UpsertConnection =
        """
        insert into connection (name, plugin, options, secrets, network, network_secrets, since, schedule, time_zone, isolated,
            sweep_every, keep_raw, mapping, reply, known_mapping)
        values (@Name, @Plugin, @options::jsonb, @secrets::jsonb, @network::jsonb, @networkSecrets::jsonb, @since, @Schedule, @TimeZone, @Isolated,
            @SweepEvery, @KeepRaw, @mapping::json, @reply::json, '{}')
        on conflict (name) do update set plugin = excluded.plugin, options = excluded.options, secrets = excluded.secrets,
            network = excluded.network, network_secrets = excluded.network_secrets, since = excluded.since,
            schedule = excluded.schedule, time_zone = excluded.time_zone, isolated = excluded.isolated,
            sweep_every = excluded.sweep_every, keep_raw = excluded.keep_raw, mapping = excluded.mapping, reply = excluded.reply;
        update sync_position set position = null
        where @readAgain and connection_id = (select id from connection where name = @Name);
        """;
}
