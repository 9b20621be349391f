using System.CommandLine;
using SupportAddon.Benchmarks.Clocks;
using SupportAddon.Benchmarks.Corrections;
using SupportAddon.Benchmarks.Pull;
using SupportAddon.Benchmarks.Startup;

return await new RootCommand("Measures the pull, the start, the clocks of service levels and corrections, and prints tables for docs/performance.md.")
{
    PullCommand.Create(),
    StartupCommand.Create(),
    SlaCommand.Create(),
    FixesCommand.Create(),
    PageServer.Create(),
    Floor.Create(),
    RecordServer.Create(),
    BareWrites.Create(),
}.Parse(args).InvokeAsync();
