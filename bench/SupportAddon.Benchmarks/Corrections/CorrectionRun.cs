using System.Diagnostics;
using SupportAddon.Benchmarks.Measuring;
using SupportAddon.Testing;

namespace SupportAddon.Benchmarks.Corrections;

/// <summary>A record server, a database, and the two programs that write the same records: all names large, then all small again, by turns.</summary>
internal sealed class CorrectionRun : IAsyncDisposable
{
    private readonly int records;
    private readonly Process server;
    private readonly Uri address;
    private readonly TestDatabase database;
    private readonly CommandLine program;
    private bool areLarge;
    private int plans;

    private CorrectionRun(int records, (Process Process, Uri Address) server, TestDatabase database)
    {
        (this.records, this.database) = (records, database);
        (this.server, address) = server;
        program = new(database);
    }

    /// <param name="records">How many.</param>
    /// <param name="write">How long the server takes for a write.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<CorrectionRun> BeginAsync(int records, TimeSpan write, CancellationToken ct)
    {
        var run = new CorrectionRun(records, await RecordServer.StartAsync(records, write, ct), await TestDatabase.CreateAsync());
        run.program.Write("server.yaml", Manifest);
        await run.OkAsync("apply", "-f", run.program.Write("connections.yaml",
            $$"""
            connections:
              - { name: server, plugin: rest, options: { manifest: ./server.yaml, baseUrl: "{{run.address}}" }, schedule: manual }
            """));
        foreach (var name in new[] { "upper", "lower" })
            await run.OkAsync("fix", "add", "-f", run.program.Write($"{name}.yaml", Fix(name)));
        return run;
    }

    public async Task<Measured> BareAsync(CancellationToken ct)
    {
        var measured = await Meter.RunAsync(() => Self.Start(["bare-writes", $"{address}", $"{records}", .. areLarge ? Array.Empty<string>() : ["--upper"]]), ct);
        areLarge = !areLarge;
        return measured;
    }

    /// <summary>Planned and approved beforehand; measured is what applying takes.</summary>
    /// <returns>The whole command, and of it the execution alone.</returns>
    public async Task<(Measured Command, TimeSpan Execution)> ApplyAsync(CancellationToken ct)
    {
        var plan = $"{++plans}";
        await OkAsync("fix", "plan", areLarge ? "lower" : "upper", "-c", "server", "--max", $"{records}");
        await OkAsync("fix", "approve", plan);
        var measured = await Meter.RunAsync(() => program.Start("fix", "apply", plan), ct);
        areLarge = !areLarge;
        await using var command = database.Source.CreateCommand(
            $"select ended_at - begun_at, (select count(*) from fix_journal where plan_id = {plan} and state = 'written') from fix_execution where plan_id = {plan}");
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) && row.GetInt64(1) == records ? (measured, row.GetTimeSpan(0)) : throw new InvalidOperationException("Not all were written.");
    }

    public async ValueTask DisposeAsync()
    {
        server.StandardInput.Close();
        await server.WaitForExitAsync(CancellationToken.None);
        server.Dispose();
        program.Dispose();
        await database.DisposeAsync();
    }

    private async Task OkAsync(params string[] arguments)
    {
        var result = await program.RunAsync(arguments);
        if (result.ExitCode != 0)
            throw new InvalidOperationException(result.ToString());
    }

    private static string Fix(string name) =>
        $$"""
        id: {{name}}
        title: { en: Names, fr: Noms }
        effect: { en: Writes each name anew., fr: Réécrit chaque nom. }
        resource: records
        fields: { name: text }
        set: { name: {{name}}(record.name) }
        """;

    private const string Manifest =
        """
        name: Record server
        auth: { type: none }
        check: { path: /me }
        tickets: { path: /tickets, select: items, id: id, title: name, createdAt: at, updatedAt: at, fields: {} }
        ids: { path: /tickets, select: items, id: id }
        resources:
          records:
            label: Records
            id: id
            find: { path: /records, paging: { type: offset, offset: offset, limit: limit, size: 1000 }, select: items, total: total }
            get: { path: "/records/{id}" }
            set: { method: PATCH, path: "/records/{id}" }
            fields:
              name: { label: Name, type: text, write: name }
        """;
}
