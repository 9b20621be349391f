using System.Diagnostics;
using SupportAddon.Testing;

namespace SupportAddon.Benchmarks.Startup;

/// <summary>The program that is measured, with a data folder of its own.</summary>
internal sealed record MeasuredProgram(FileInfo File, string Data)
{
    public Process Start(params string[] arguments)
    {
        var start = CommandLine.StartOf(File.FullName, arguments);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment["SupportAddon__Data"] = Data;
        start.Environment["COLUMNS"] = "200";
        return Process.Start(start)!;
    }
}
