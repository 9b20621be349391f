using System.Diagnostics;

namespace SupportAddon.Testing;

/// <summary>A program run to its end.</summary>
internal static class Command
{
    /// <summary>What it printed.</summary>
    /// <exception cref="InvalidOperationException">It is missing, or it failed; with what it said.</exception>
    public static async Task<string> RunAsync(ProcessStartInfo start, CancellationToken ct)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        try
        {
            var error = process.StandardError.ReadToEndAsync(ct);
            var output = await process.StandardOutput.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return process.ExitCode == 0 ? output
                : throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}: {await error}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
