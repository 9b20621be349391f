using System.Diagnostics;
using System.Text;
using SupportAddon.Core.Health;
using SupportAddon.Testing;

namespace SupportAddon.Benchmarks.Probes;

/// <summary>A service that watches, over a database of its own, and the probes that a client file gave it.</summary>
internal sealed class WatchRun : IAsyncDisposable
{
    /// <summary>What is compiled and connected at the start is not counted.</summary>
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(30);

    private readonly ProbeTermsOfRun terms;
    private readonly TestDatabase database;
    private readonly CommandLine program;

    private WatchRun(ProbeTermsOfRun terms, TestDatabase database) => (this.terms, this.database, program) = (terms, database, new(database));

    public static async Task<WatchRun> BeginAsync(ProbeTermsOfRun terms, Uri address, CancellationToken ct)
    {
        var run = new WatchRun(terms, await TestDatabase.CreateAsync());
        var applied = await run.program.RunAsync("apply", "-f", run.program.Write("clients.yaml", Clients(terms, address)));
        return applied.ExitCode == 0 ? run : throw new InvalidOperationException(applied.ToString());
    }

    public async Task<Watched> WatchAsync(CancellationToken ct)
    {
        using var service = program.Start("serve", "--address", "http://127.0.0.1:0");
        await service.StandardOutput.ReadLineAsync(ct);
        var errors = service.StandardError.ReadToEndAsync(ct);
        await Task.Delay(Warming, TimeProvider.System, ct);
        var from = TimeProvider.System.GetUtcNow();
        var watched = await Watched.LookOnAsync(service, terms.Length, ct);
        var until = TimeProvider.System.GetUtcNow();
        using var stop = Process.Start("kill", ["-TERM", $"{service.Id}"]);
        await service.WaitForExitAsync(ct);
        await Console.Error.WriteAsync(await errors);
        return watched with { Lateness = await LatenessAsync(from, until, ct) };
    }

    public async ValueTask DisposeAsync()
    {
        program.Dispose();
        await database.DisposeAsync();
    }

    /// <summary>When each was begun says the history; when it was due, its number.</summary>
    private async Task<IReadOnlyList<TimeSpan>> LatenessAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand("select probe_id, at from probe_result where at >= $1 and at < $2 and result = 'up'");
        command.Parameters.Add(new() { Value = from.UtcDateTime });
        command.Parameters.Add(new() { Value = until.UtcDateTime });
        await using var row = await command.ExecuteReaderAsync(ct);
        var lateness = new List<TimeSpan>();
        while (await row.ReadAsync(ct))
        {
            var at = new DateTimeOffset(row.GetDateTime(1));
            lateness.Add(at - (ProbeSchedule.Next(row.GetInt64(0), terms.Every, at) - terms.Every));
        }

        return lateness;
    }

    private static string Clients(ProbeTermsOfRun terms, Uri address)
    {
        var file = new StringBuilder("clients:\n");
        for (var client = 0; client < terms.Clients; client++)
        {
            file.Append(null, $"  - {{ code: client-{client}, name: Client {client}, language: fr, timeZone: Europe/Paris, probes: [\n");
            for (var probe = 0; probe < terms.Each; probe++)
                file.Append(null, $"      {{ name: probe-{probe}, http: {{ url: \"{new Uri(address, $"/{client}/{probe}")}\" }}, every: {terms.Every.TotalSeconds}s, timeout: {Math.Min(5, terms.Every.TotalSeconds)}s, conditions: [ \"status == 200\", \"body.status == 'pass'\" ] }},\n");
            file.Append("    ] }\n");
        }

        return file.ToString();
    }
}
