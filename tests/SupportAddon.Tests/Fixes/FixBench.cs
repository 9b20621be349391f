using Dapper;
using Npgsql;
using SupportAddon.Audit;
using SupportAddon.Clients;
using SupportAddon.Connectors.Leases;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes;
using SupportAddon.Fixes.Executions;
using SupportAddon.Fixes.Files;
using SupportAddon.Fixes.Plans;
using SupportAddon.Fixes.Tables;
using SupportAddon.People;
using SupportAddon.Shell;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Fixes;

/// <summary>Corrections of records in memory, over a real database.</summary>
internal sealed class FixBench : IAsyncDisposable
{
    public static readonly Actor Ana = new("ana", null);
    public static readonly Actor Bob = new("bob", null);

    /// <summary>Puts right the country of everybody whose tax number is French.</summary>
    public const string Country =
        """
        id: country-from-vat
        title: { en: Country from the tax number, fr: Pays d'après le numéro de TVA }
        effect: { en: Sets the country; never touches archived ones., fr: Fixe le pays ; ne touche jamais les archivés. }
        resource: partner
        parameters:
          country: { type: text, default: FR, choices: [ FR, BE ], help: the country to set }
        fields: { name: text, vat: text, country: text, active: truth }
        when: record.vat starts with "FR"
        guards: [ { refuse: not record.active, because: It is archived. } ]
        set: { country: parameters.country }
        """;

    /// <summary>Gives each record a value of its own.</summary>
    public const string Louder =
        """
        id: louder
        title: { en: Names in capitals, fr: Noms en majuscules }
        effect: { en: Writes the name in capitals., fr: Écrit le nom en majuscules. }
        resource: partner
        fields: { name: text }
        set: { name: upper(record.name) }
        """;

    private readonly TestDatabase database;

    private FixBench(TestDatabase database) => this.database = database;

    public MemoryRecords Records { get; } = new();

    public ManualTime Time { get; } = new();

    public NpgsqlDataSource Database => database.Source;

    public AuditTrail Audit => new(Database, Time);

    public PlanStore Plans => new(Database);

    public Decisions Decisions => new(Database, Plans, new(Database), Audit, Time);

    public ExecutionStore Executions => new(Database);

    public ExecutionControl Control => new(Plans, Executions, Decisions, Maintenance, Audit, Time);

    public ClientMaintenance Maintenance => new(Database, Time);

    public LeaseStore Leases => new(Database, TimeProvider.System);

    public FourEyesRules FourEyes { get; set; } = FourEyesRules.None;

    public FixLimits Limits { get; set; } = new() { Settling = TimeSpan.Zero, Portion = 5 };

    public static async Task<FixBench> CreateAsync(int records = 0)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(Composition).TypeHandle);
        var bench = new FixBench(await TestDatabase.CreateAsync());
        await bench.ExecuteAsync(
            """
            insert into client (code, name, language, time_zone) values ('acme', 'Acme', 'fr', 'Europe/Paris');
            insert into connection (name, plugin, options, secrets, sweep_every, keep_raw, mapping, known_mapping)
            values ('erp', 'memory', '{}', '{}', '1000 days', '90 days', '{}', '{}');
            insert into claim (client_id, connection_id, ordinal, conditions) select client.id, connection.id, 0, '{}' from client, connection;
            """);
        for (var each = 1; each <= records; each++)
            bench.Records.Add($"{each:0000}", ("name", $"Partner {each}"), ("vat", "FR123"), ("country", "DE"), ("active", true));
        return bench;
    }

    public static WrittenFix Written(string text) => FixFileCheck.Read(text, "fix.yaml") is { Fix: { } fix } ? fix : throw new ArgumentException("The fix has mistakes.");

    public Task<Connection> ConnectionAsync() => new ConnectionStore(Database).GetAsync("erp", CancellationToken.None);

    public async Task<Plan> PlanAsync(string text = Country, int max = 10_000, params (string Name, string Value)[] given)
    {
        var fix = Written(text);
        var (parameters, kept) = new OfferedFix(fix.Id, fix, "a digest", null).Bind(given.ToDictionary(pair => pair.Name, pair => pair.Value));
        return await DraftAsync(new(fix.Id, "a digest", "erp", fix.Resource, kept), Found(fix, parameters), max);
    }

    /// <summary>A plan of the values of a table.</summary>
    public async Task<Plan> PlanAsync(byte[] file, TableUse use)
    {
        var table = TableReader.Read(file, "table.csv");
        return await DraftAsync(new("table", table.Digest, "erp", use.Resource, use.Kept(table)),
            new TableFindings(table, use, Records.Describes is null ? null : Records).ReadAsync(new RecordReading(Records), CancellationToken.None), 10_000);
    }

    /// <summary>A plan that takes an import back.</summary>
    public Task<Plan> PlanAsync(ImportedRecords imported) => DraftAsync(
        new("import", imported.Keys?.Table.Digest ?? "conditions", "erp", imported.Resource, imported.Kept),
        imported.ReadAsync(Records.Describes is null ? null : Records, new RecordReading(Records), CancellationToken.None), 10_000);

    /// <summary>A plan that takes another's execution back.</summary>
    public async Task<Plan> UndoAsync(long planId, params string[] only)
    {
        var undone = await Plans.GetAsync(planId, CancellationToken.None);
        return await DraftAsync(undone.Head with { Undoes = planId }, new UndoFindings(Executions, undone, new RecordReading(Records), Records.Describes is null ? null : Records).ReadAsync(only, CancellationToken.None), 10_000);
    }

    public async Task<Plan> ApprovedAsync(Plan plan, Actor? by = null)
    {
        await Decisions.ApproveAsync(plan.Id, plan.Hash, by ?? Ana, null, CancellationToken.None);
        await Control.ApplyAsync(plan.Id, Ana, CancellationToken.None);
        return plan;
    }

    /// <summary>Plans, approves and applies until nobody goes on by himself.</summary>
    public async Task<Execution> AppliedAsync(string text = Country)
    {
        var plan = await ApprovedAsync(await PlanAsync(text));
        return await RunAsync(plan.Id);
    }

    /// <summary>One process runs it once.</summary>
    public async Task<Execution> RunAsync(long planId, CancellationToken ct = default)
    {
        await using var lease = await TakeAsync();
        await RunAsync(planId, lease, ct);
        return await Executions.GetAsync(planId, CancellationToken.None);
    }

    public async Task<Ending?> RunAsync(long planId, Lease lease, CancellationToken ct = default)
    {
        var plan = await Plans.GetAsync(planId, CancellationToken.None);
        return await new FixRun(lease, plan, await Executions.GetAsync(planId, CancellationToken.None), Records, await Maintenance.OfAsync(plan.ConnectionId, ct), Limits, Time).ExecuteAsync(ct);
    }

    public async Task<Lease> TakeAsync() => await Leases.TryTakeAsync((await ConnectionAsync()).Id, LeaseHolder.ForFix("a test"), CancellationToken.None)
        ?? throw new InvalidOperationException("Somebody else has the lease.");

    public async Task<IReadOnlyList<PlanEntry>> EntriesAsync(long planId) => await Plans.EntriesAsync(planId, CancellationToken.None).ToListAsync();

    /// <summary>What became of each record, in order.</summary>
    public async Task<IReadOnlyList<EntryState?>> StatesAsync(long planId) =>
        [.. (await Executions.LinesAsync(planId, CancellationToken.None).ToListAsync()).Select(line => line.State)];

    public async Task<JournalLine> LineAsync(long planId, string record) =>
        (await Executions.LinesAsync(planId, CancellationToken.None).ToListAsync()).Single(line => line.Entry.RecordId == record);

    public async Task<int> ExecuteAsync(string sql)
    {
        await using var db = await Database.OpenConnectionAsync();
        return await db.ExecuteAsync(sql);
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using var db = await Database.OpenConnectionAsync();
        return [.. await db.QueryAsync<T>(sql)];
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async IAsyncEnumerable<IReadOnlyList<PlanEntry>> Found(WrittenFix fix, object parameters)
    {
        await foreach (var page in fix.FindAsync(new RecordReading(Records), parameters, CancellationToken.None))
            yield return [.. page.Select(record => FixFindings.Entry(record, fix.Correct(record, parameters)))];
    }

    private async Task<Plan> DraftAsync(PlanHead head, IAsyncEnumerable<IReadOnlyList<PlanEntry>> pages, int max)
    {
        await using var lease = await TakeAsync();
        var proposal = new PlanProposal(await ConnectionAsync(), head, new("Country", "Pays"), new("Sets it.", "Le fixe."), RiskLevel.Medium, max, FourEyes, Ana);
        return await Plans.GetAsync(await new PlanDraft(lease, Audit, Time).WriteAsync(proposal, pages, Records, CancellationToken.None), CancellationToken.None);
    }
}
