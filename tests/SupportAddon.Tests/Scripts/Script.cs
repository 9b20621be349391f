using System.Diagnostics;

namespace SupportAddon.Tests.Scripts;

/// <summary>A script of the repository, run by bash.</summary>
internal static class Script
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static async Task<ScriptResult> RunAsync(string script, IReadOnlyDictionary<string, string> environment)
    {
        var info = new ProcessStartInfo("/bin/bash", ["-c", script])
        {
            WorkingDirectory = Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) info.Environment[name] = value;
        using var process = Process.Start(info)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ScriptResult(process.ExitCode, output, await errors);
    }

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "SupportAddon.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder)!);
}

internal sealed record ScriptResult(int ExitCode, string Output, string Errors);
