using System.CommandLine;

namespace SupportAddon.Health;

/// <summary><c>supportaddon probe</c>: how the clients' systems are.</summary>
internal static class ProbeCommands
{
    public static Command Create() => new("probe", "Questions to the clients' systems.")
    {
        RunCommand.Create(),
        AskCommand.Create(),
    };
}
