using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SupportAddon.Core.Health;
using SupportAddon.Testing;

namespace SupportAddon.Benchmarks.Probes;

/// <summary>
/// The exporter measures when somebody asks it to, as a Prometheus does: this program asks it for the same pages at the same times, over
/// connections that stay open. What that costs here is not counted.
/// </summary>
internal static class ExporterRun
{
    private const string Config = "modules: { page: { prober: http, timeout: 5s, http: { fail_if_body_not_matches_regexp: [ '\"status\": *\"pass\"' ] } } }";

    public static async Task<Watched> WatchAsync(FileInfo exporter, ProbeTermsOfRun terms, Uri pages, CancellationToken ct)
    {
        using var folder = new TemporaryFolder();
        var config = Path.Combine(folder.Path, "config.yml");
        await File.WriteAllTextAsync(config, Config, ct);
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        using var process = Process.Start(new ProcessStartInfo(exporter.FullName, [$"--config.file={config}", $"--web.listen-address={address.Authority}"]) { RedirectStandardError = true })!;
        _ = process.StandardError.ReadToEndAsync(ct);
        using var http = new HttpClient { BaseAddress = address };
        await UntilReadyAsync(http, ct);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var late = new ConcurrentQueue<TimeSpan>();
        var asking = AskAsync(http, terms, pages, late, ended.Token);
        var watched = await Watched.LookOnAsync(process, terms.Length, ct);
        await ended.CancelAsync();
        await asking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        process.Kill();
        await process.WaitForExitAsync(ct);
        return watched with { Lateness = [.. late] };
    }

    private static async Task AskAsync(HttpClient http, ProbeTermsOfRun terms, Uri pages, ConcurrentQueue<TimeSpan> late, CancellationToken ct)
    {
        var due = new PriorityQueue<int, DateTimeOffset>();
        for (var probe = 0; probe < terms.Count; probe++)
            due.Enqueue(probe, ProbeSchedule.Next(probe, terms.Every, TimeProvider.System.GetUtcNow()));
        while (due.TryDequeue(out var probe, out var at))
        {
            if (at - TimeProvider.System.GetUtcNow() is var left && left > TimeSpan.Zero)
                await Task.Delay(left, TimeProvider.System, ct);
            due.Enqueue(probe, at + terms.Every);
            _ = AskAsync(http, new(pages, $"/{probe / terms.Each}/{probe % terms.Each}"), at, late, ct);
        }
    }

    private static async Task AskAsync(HttpClient http, Uri page, DateTimeOffset due, ConcurrentQueue<TimeSpan> late, CancellationToken ct)
    {
        var begun = TimeProvider.System.GetUtcNow();
        var answer = await http.GetStringAsync(new Uri($"/probe?module=page&target={Uri.EscapeDataString(page.ToString())}", UriKind.Relative), ct);
        if (answer.Contains("\nprobe_success 1", StringComparison.Ordinal))
            late.Enqueue(begun - due);
    }

    private static async Task UntilReadyAsync(HttpClient http, CancellationToken ct)
    {
        while (true)
            try
            {
                await http.GetStringAsync(new Uri("/-/healthy", UriKind.Relative), ct);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, ct);
            }
    }

    private static string FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
