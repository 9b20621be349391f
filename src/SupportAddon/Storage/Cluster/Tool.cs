using System.ComponentModel;
using System.Diagnostics;

namespace SupportAddon.Storage.Cluster;

/// <summary>One call of a program of the operating system or of PostgreSQL.</summary>
internal sealed record Tool(string Program, params IReadOnlyList<string> Arguments)
{
    /// <summary>Whom it runs as; null means as this process.</summary>
    public Account? Account { get; init; }

    public string Folder { get; init; } = AppContext.BaseDirectory;

    /// <summary>What it starts lives on and may hold its pipes: once it succeeded, their end is not waited for.</summary>
    public bool LeavesServer { get; init; }

    public async Task<ToolResult> RunAsync(CancellationToken ct)
    {
        using var process = Start();
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await WaitAsync(process, ct);
        return LeavesServer && process.ExitCode == 0
            ? new ToolResult(0, "")
            : new ToolResult(process.ExitCode, (await output + await errors).Trim());
    }

    private Process Start()
    {
        try
        {
            return Process.Start(Describe())!;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            throw new RefusedException(
                $"{Program} could not be run as {Account?.Name ?? Environment.UserName}: {e.Message}.",
                "Check that the program exists, and that this user exists and may run it.", e);
        }
    }

    private ProcessStartInfo Describe()
    {
        var info = new ProcessStartInfo(Program, Arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Account is not null && Account != Account.Current)
            info.UserName = Account.Name;
        SetEnvironment(info.Environment);
        return info;
    }

    /// <summary>PGDATA, PGHOST and the like mean another server; messages are read in one language.</summary>
    private static void SetEnvironment(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            environment.Remove(name);
        environment["LC_ALL"] = "C";
    }

    private static async Task WaitAsync(Process process, CancellationToken ct)
    {
        try
        {
            await process.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }
}
