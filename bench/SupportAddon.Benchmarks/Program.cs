using System.CommandLine;
using SupportAddon.Benchmarks.Pull;
using SupportAddon.Benchmarks.Startup;

return await new RootCommand("Measures the pull and the start, and prints tables for docs/performance.md.")
{
    PullCommand.Create(),
    StartupCommand.Create(),
    PageServer.Create(),
    Floor.Create(),
}.Parse(args).InvokeAsync();
