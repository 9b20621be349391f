using SupportAddon.Sdk;

namespace SupportAddon.Conformance;

/// <summary>
/// One system of the test's own and the plugin that talks to it: the author's half of every suite. What is told to the
/// system must be true of it when the task ends.
/// </summary>
public abstract class SystemUnderTest : IAsyncDisposable
{
    /// <summary>The plugin whose connector is tried.</summary>
    public abstract ConnectorPlugin Plugin { get; }

    /// <summary>Valid options for this system, secrets included. Asked for anew each time a connector is made.</summary>
    public abstract object Options { get; }

    /// <summary>Ends the system, or leaves it to whoever owns it.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
