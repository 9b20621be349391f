using System.Diagnostics;

namespace SupportAddon.Benchmarks.Startup;

/// <summary>The program that is measured, with a data folder of its own.</summary>
internal sealed record MeasuredProgram(FileInfo File, string Data)
{
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [File.FullName, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SupportAddon__Data"] = Data;
        start.Environment["COLUMNS"] = "200";
        return Process.Start(start)!;
    }
}
