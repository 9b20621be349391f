using System.CommandLine;

namespace SupportAddon.Shell;

/// <summary>A command with examples in its help, run inside the one boundary that turns refusals into words.</summary>
internal sealed class RoomCommand(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>What is not among its options is its own to understand: they are known only once the house is open.</summary>
    public RoomCommand TakesMore()
    {
        TreatUnmatchedTokensAsErrors = false;
        return this;
    }

    public RoomCommand Runs(Func<CommandRun, CancellationToken, Task> action)
    {
        SetAction((arguments, ct) => new CommandRun(arguments).InvokeAsync(action, ct));
        return this;
    }
}
