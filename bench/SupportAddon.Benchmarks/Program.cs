using System.CommandLine;
using SupportAddon.Benchmarks.Clocks;
using SupportAddon.Benchmarks.Pull;
using SupportAddon.Benchmarks.Startup;

return await new RootCommand("Measures the pull, the start and the clocks of service levels, and prints tables for docs/performance.md.")
{
    PullCommand.Create(),
    StartupCommand.Create(),
    SlaCommand.Create(),
    PageServer.Create(),
    Floor.Create(),
}.Parse(args).InvokeAsync();
