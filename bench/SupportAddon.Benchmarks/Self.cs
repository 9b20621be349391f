using System.Diagnostics;

namespace SupportAddon.Benchmarks;

/// <summary>This program once more, in a process of its own, with another command.</summary>
internal static class Self
{
    public static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SupportAddon.Benchmarks.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
