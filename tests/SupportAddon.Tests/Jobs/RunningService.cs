using System.Diagnostics;
using System.Text.Json;
using SupportAddon.Testing;
using SupportAddon.Tests.Access;

namespace SupportAddon.Tests.Jobs;

/// <summary>The real service in a process of its own.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly JsonElement said;

    private RunningService(Process process, JsonElement said)
    {
        (Process, this.said) = (process, said);
        Http = new() { BaseAddress = new(said.GetProperty("address").GetString()!) };
    }

    public Process Process { get; }

    public HttpClient Http { get; }

    public static async Task<RunningService> StartAsync(CommandLine commands)
    {
        var process = commands.Start("serve", "--address", "http://127.0.0.1:0", "--json");
        var said = "";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said += line;
            if (line == "}")
                return new(process, JsonDocument.Parse(said).RootElement);
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    /// <summary>The administrator whom the service made at its first start.</summary>
    public (string Login, string Password) FirstUser =>
        (said.GetProperty("firstUser").GetProperty("login").GetString()!, said.GetProperty("firstUser").GetProperty("password").GetString()!);

    /// <summary>Goes on as the first user.</summary>
    public async Task SignInAsync()
    {
        var (login, password) = FirstUser;
        using var browser = new Browser(Http.BaseAddress!);
        await browser.SignInAsync(login, password);
        await browser.PostAsync("/password", ("old", password), ("chosen", RunningSite.Password));
        Http.DefaultRequestHeaders.Add("Cookie", $"supportaddon={browser.Key}");
    }

    /// <summary>As a service manager does: unlike Ctrl+C, this reaches a process that was started in the background.</summary>
    public async Task<CommandResult> StopAsync()
    {
        using var interrupt = Process.Start("kill", ["-TERM", $"{Process.Id}"]);
        await interrupt.WaitForExitAsync();
        return await CommandLine.EndAsync(Process);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!Process.HasExited)
            Process.Kill();
        await Process.WaitForExitAsync();
        Process.Dispose();
    }
}
