using System.CommandLine;
using SupportAddon.Benchmarks.Clocks;
using SupportAddon.Benchmarks.Corrections;
using SupportAddon.Benchmarks.Probes;
using SupportAddon.Benchmarks.Pull;
using SupportAddon.Benchmarks.Startup;

return await new RootCommand("Measures the pull, the start, the clocks of service levels, corrections and probes, and prints tables for docs/performance.md.")
{
    PullCommand.Create(),
    StartupCommand.Create(),
    SlaCommand.Create(),
    FixesCommand.Create(),
    ProbesCommand.Create(),
    PageServer.Create(),
    Floor.Create(),
    RecordServer.Create(),
    BareWrites.Create(),
    PageOfAll.Create(),
}.Parse(args).InvokeAsync();
