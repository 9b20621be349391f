using SupportAddon.Conformance.Faults;

namespace SupportAddon.Conformance.Writing;

/// <summary>The worst moment for a connection to end.</summary>
internal sealed class CutAfterTheCommit : Sweep
{
    public override string Promise =>
        "Cut after the source did what it was asked, at whichever request, a write is told as what is read back or as Unknown, never as a failure; done again, it is there once.";

    protected override IEnumerable<(string, Fault)> Faults =>
        [("the answer was cut off", new Afterwards(new NoAnswer(HostsWords.Cut()))), ("no answer came in time", new Afterwards(new NoAnswer(HostsWords.TooSlow())))];
}
