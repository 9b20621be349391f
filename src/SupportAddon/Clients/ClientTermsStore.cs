using Dapper;
using Npgsql;
using SupportAddon.Core.Fixes;
using SupportAddon.Qualification;
using SupportAddon.Sla;
using SupportAddon.Storage;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Clients;

/// <summary>How a client's tickets live and are qualified, what it was promised, and who approves corrections and when they are applied, as its file writes it.</summary>
internal sealed record ClientTerms(
    long ClientId, string Code, LifeTerms Life, IReadOnlyList<RuleEntry> Qualification, SlaEntry? Sla, FourEyesRules? FourEyes,
    IReadOnlyList<MaintenanceWindow> Maintenance)
{
    public static readonly ClientTerms None = new(0, "", LifeTerms.Default, [], null, null, []);

    public string QualificationText => JsonColumn.Write(Qualification);

    public string? FourEyesText => FourEyes is null ? null : JsonColumn.Write(FourEyes);

    public string? SlaText => Sla is null ? null : JsonColumn.Write(Sla);
}

/// <summary>The terms of the clients, and the calendars that these may name.</summary>
internal sealed class ClientTermsStore(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<ClientTerms>> ListAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return await ListAsync(db, ct);
    }

    public async Task<IReadOnlyList<CalendarEntry>> ListCalendarsAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return await ListCalendarsAsync(db, ct);
    }

    /// <summary>As a transaction sees them.</summary>
    public static async Task<IReadOnlyList<ClientTerms>> ListAsync(NpgsqlConnection db, CancellationToken ct)
    {
        var rows = await db.QueryAsync<Row>(new CommandDefinition(
            "select id, code, levels, confirmation, reopening, qualification, sla, four_eyes, maintenance from client order by code", cancellationToken: ct));
        return [.. rows.Select(row => row.Terms)];
    }

    public static async Task<IReadOnlyList<CalendarEntry>> ListCalendarsAsync(NpgsqlConnection db, CancellationToken ct) =>
        [.. (await db.QueryAsync<string>(new CommandDefinition("select definition from work_calendar order by name", cancellationToken: ct)))
            .Select(JsonColumn.Read<CalendarEntry>)];

    private sealed class Row
    {
        public long Id { get; init; }

        public string Code { get; init; } = "";

        public string[] Levels { get; init; } = [];

        public TimeSpan Confirmation { get; init; }

        public TimeSpan Reopening { get; init; }

        public string Qualification { get; init; } = "[]";

        public string? Sla { get; init; }

        public string? FourEyes { get; init; }

        public string? Maintenance { get; init; }

        public ClientTerms Terms => new(
            Id, Code, new(new(Levels), Confirmation, Reopening),
            JsonColumn.Read<List<RuleEntry>>(Qualification), Sla is null ? null : JsonColumn.Read<SlaEntry>(Sla),
            FourEyes is null ? null : JsonColumn.Read<FourEyesRules>(FourEyes),
            Maintenance is null ? [] : JsonColumn.Read<IReadOnlyList<MaintenanceWindow>>(Maintenance));
    }
}
