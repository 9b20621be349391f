using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using SupportAddon.Testing;
using SupportAddon.Tests.Jobs;
using SupportAddon.Tests.Storage;

namespace SupportAddon.Tests.Health;

/// <summary>The real service: it watches, says how it is itself, and tells a collector what it measures.</summary>
public sealed class ServiceHealthTests
{
    [Fact]
    public async Task It_watches_says_that_it_is_well_and_tells_a_collector()
    {
        await using var database = await TestDatabase.CreateAsync();
        using var commands = new CommandLine(database);
        await using var collector = await Collector.StartAsync();
        (commands.Variables["OTEL_EXPORTER_OTLP_ENDPOINT"], commands.Variables["OTEL_EXPORTER_OTLP_PROTOCOL"]) = (collector.Address, "http/protobuf");
        commands.Variables["OTEL_METRIC_EXPORT_INTERVAL"] = "500";
        var applied = await commands.RunAsync("apply", "-f", commands.Write("clients.yaml",
            $$"""
            clients:
              - code: acme
                name: Acme
                language: fr
                timeZone: Europe/Paris
                probes:
                  - { name: collector, http: { url: "{{collector.Address}}/" }, every: 1s, timeout: 1s }
                  - { name: nobody, tcp: { host: 127.0.0.1, port: 1 }, every: 1s, timeout: 1s, impact: minor }
            """));
        Assert.True(applied.ExitCode == 0, applied.ToString());

        await using var service = await RunningService.StartAsync(commands);

        await Eventually.TrueAsync(async () => await CountAsync(database, "select count(*) from outage where announced_at is not null and ticket_id is not null") == 1);
        await Eventually.TrueAsync(async () => await CountAsync(database, "select count(*) from probe_result where result = 'up'") >= 3);
        await Eventually.TrueAsync(() => collector.Heard("/v1/metrics", "supportaddon.probe.measurements") && collector.Heard("/v1/metrics", "supportaddon.probe.lateness"));
        using var health = await service.Http.GetAsync(new Uri("/healthz", UriKind.Relative));
        Assert.Equal("""200 {"status":"pass","database":"pass","watch":"pass"}""", $"{(int)health.StatusCode} {await health.Content.ReadAsStringAsync()}");
        var status = await commands.RunAsync("probe", "status");
        Assert.Equal(1, status.ExitCode);
        Assert.Contains("nobody", status.Output, StringComparison.Ordinal);
        await service.StopAsync();
        Assert.Equal(0, await CountAsync(database, "select count(*) from probe_shard where holder is not null"));
    }

    private static async Task<long> CountAsync(TestDatabase database, string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Takes whatever is sent, as a collector does.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, string Body)> heard = new();
        private readonly WebApplication web;

        private Collector(WebApplication web) => this.web = web;

        public string Address => web.Urls.Single();

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            var collector = new Collector(builder.Build());
            collector.web.Run(collector.HearAsync);
            await collector.web.StartAsync();
            return collector;
        }

        /// <summary>Names stand in the clear in what is sent.</summary>
        public bool Heard(string path, string name) => heard.Any(each => each.Path == path && each.Body.Contains(name, StringComparison.Ordinal));

        public ValueTask DisposeAsync() => web.DisposeAsync();

        private async Task HearAsync(HttpContext context)
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            heard.Enqueue((context.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
        }
    }
}
