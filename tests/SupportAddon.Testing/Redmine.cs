using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SupportAddon.Testing;

/// <summary>
/// A real Redmine (Debian's package) of one's own, on a free port of 127.0.0.1, with its own database: default data, two
/// users with API keys, REST switched on, no projects. It ends with this object, or with the test process.
/// </summary>
public sealed partial class Redmine : IAsyncDisposable
{
    private static readonly HttpClient Console = new() { Timeout = Timeout.InfiniteTimeSpan };

    private readonly RedmineSite _site;
    private readonly Process _server;
    private readonly Uri _console;

    private Redmine(RedmineSite site, Process server, Uri url, string console)
    {
        _site = site;
        _server = server;
        Url = url;
        _console = new Uri(url, console);
    }

    /// <summary>Where it answers.</summary>
    public Uri Url { get; }

    /// <summary>The administrator's key.</summary>
    public string AdminKey { get; } = RedmineTemplate.AdminKey;

    /// <summary>The key of the user <c>lena</c> (Lena Limited), who is in no project yet.</summary>
    public string LimitedKey { get; } = RedmineTemplate.LimitedKey;

    /// <summary>Starts one; it answers when this returns (about three seconds).</summary>
    /// <exception cref="InvalidOperationException">Redmine is not installed, or does not start; with what it said.</exception>
    public static async Task<Redmine> StartAsync(CancellationToken ct)
    {
        var site = RedmineSite.Create();
        try
        {
            await RedmineTemplate.CopyToAsync(site, ct);
            return await ServeAsync(site, $"console-{Guid.NewGuid():N}", ct);
        }
        catch
        {
            site.Delete();
            throw;
        }
    }

    /// <summary>
    /// Runs Ruby inside Redmine, signed in as its administrator, and gives what it printed: models, validations and
    /// journals are Redmine's own.
    /// </summary>
    /// <exception cref="InvalidOperationException">The script failed; with its error.</exception>
    public async Task<string> RunRubyAsync(string script, CancellationToken ct)
    {
        using var content = new StringContent(script);
        using var response = await Console.PostAsync(_console, content, ct);
        var said = await response.Content.ReadAsStringAsync(ct);
        return response.IsSuccessStatusCode ? said : throw new InvalidOperationException(said);
    }

    /// <summary>The rows of a query on Redmine's own database, read past Redmine.</summary>
    public async Task<IReadOnlyList<JsonObject>> SqlAsync(string sql, CancellationToken ct)
    {
        var start = new ProcessStartInfo("sqlite3", ["-readonly", "-json", "-cmd", ".timeout 20000", _site.Database, sql]);
        var rows = await Command.RunAsync(start, ct);
        return rows.Length == 0 ? [] : [.. JsonNode.Parse(rows)!.AsArray().Select(row => row!.AsObject())];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _server.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await _server.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _server.Kill(entireProcessTree: true);
        }
        _server.Dispose();
        _site.Delete();
    }

    private static async Task<Redmine> ServeAsync(RedmineSite site, string console, CancellationToken ct)
    {
        site.Write("config.ru", Resource.Text("redmine/config.ru"));
        // One thread: Ruby's SQLite waits for a lock without letting go of the interpreter, so that another thread could free it.
        var start = site.Run("puma", "-b", "tcp://127.0.0.1:0", "-e", "production", "-t", "1:1", "--dir", "/usr/share/redmine", Path.Combine(site.Folder, "config.ru"));
        start.Environment["CONSOLE"] = console;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        var server = Process.Start(start)!;
        try
        {
            return new Redmine(site, server, await ListeningAsync(server, ct), console);
        }
        catch
        {
            server.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static async Task<Uri> ListeningAsync(Process server, CancellationToken ct)
    {
        var said = new ConcurrentQueue<string>();
        server.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        server.BeginErrorReadLine();
        while (await server.StandardOutput.ReadLineAsync(ct) is { } line)
        {
            said.Enqueue(line);
            if (line.StartsWith("Use Ctrl-C", StringComparison.Ordinal))
            {
                _ = server.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new Uri(said.Select(text => Address().Match(text)).First(match => match.Success).Groups[1].Value);
            }
        }
        throw new InvalidOperationException($"Redmine did not start: {string.Join('\n', said)}");
    }

    [GeneratedRegex("Listening on (http://[0-9.:]+)")]
    private static partial Regex Address();
}
