using System.Diagnostics;
using Npgsql;
using SupportAddon.Benchmarks.Measuring;
using SupportAddon.Testing;

namespace SupportAddon.Benchmarks.Pull;

/// <summary>A ticket server, a database, and the two programs that pull from the one into the other.</summary>
internal sealed class PullRun : IAsyncDisposable
{
    private readonly PullTerms terms;
    private readonly Process server;
    private readonly Uri address;
    private readonly TestDatabase database;
    private readonly CommandLine program;

    private PullRun(PullTerms terms, (Process Process, Uri Address) server, TestDatabase database)
    {
        this.terms = terms;
        (this.server, address) = server;
        this.database = database;
        program = terms.Program is { } file ? new(database) { Program = file } : new(database);
    }

    public static async Task<PullRun> BeginAsync(PullTerms terms, CancellationToken ct)
    {
        var run = new PullRun(terms, await PageServer.StartAsync(terms, ct), await TestDatabase.CreateAsync());
        run.program.Write("server.yaml", terms.Manifest);
        var applied = await run.program.RunAsync("apply", "-f", run.program.Write("clients.yaml", PullTerms.Clients(run.address)));
        if (applied.ExitCode != 0)
            throw new InvalidOperationException(applied.ToString());
        // A new connection is swept in its first run; here that is measured by itself.
        await run.ExecuteAsync("insert into sync_position (connection_id, swept_at, payloads_purged_at) select id, now(), now() from connection", ct);
        return run;
    }

    public async Task<PullCost> FloorAsync(CancellationToken ct, params string[] arguments)
    {
        var measured = await MeasureAsync(() => Self.Start(["floor", $"{address}", database.ConnectionString, $"{terms.Size}", .. arguments]), ct);
        await ProveAsync("floor", ct);
        await ExecuteAsync("drop table floor; drop table if exists floor_payload", ct);
        return measured;
    }

    public async Task<PullCost> SyncAsync(CancellationToken ct, params string[] arguments)
    {
        var measured = await MeasureAsync(() => program.Start(["sync", .. arguments]), ct);
        await ProveAsync("ticket", ct);
        return measured;
    }

    private async Task<PullCost> MeasureAsync(Func<Process> start, CancellationToken ct)
    {
        var postmaster = (int)(await ExecuteAsync("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int", ct))!;
        var (databaseBefore, serverBefore) = (await Meter.CpuOfAllAsync(postmaster, ct), Meter.Cpu(server.Id));
        var client = await Meter.RunAsync(start, ct);
        return new(client, await Meter.CpuOfAllAsync(postmaster, ct) - databaseBefore, Meter.Cpu(server.Id) - serverBefore);
    }

    private async Task ProveAsync(string table, CancellationToken ct)
    {
        var stored = await ExecuteAsync($"select count(*) from {table}", ct);
        if (stored is not long count || count != terms.Tickets)
            throw new InvalidOperationException($"{stored} of {terms.Tickets} tickets are in {table}.");
    }

    private async Task<object?> ExecuteAsync(string sql, CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand(sql);
        command.CommandTimeout = 0;
        return await command.ExecuteScalarAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        server.StandardInput.Close();
        await server.WaitForExitAsync(CancellationToken.None);
        server.Dispose();
        program.Dispose();
        await database.DisposeAsync();
    }
}

/// <summary>What a pull has cost on either side.</summary>
internal sealed record PullCost(Measured Client, TimeSpan Database, TimeSpan Server)
{
    public TimeSpan Wall => Client.Wall;
}
