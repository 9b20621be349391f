namespace SupportAddon.Dolibarr.Tests.StandIn;

/// <summary>An answer of Dolibarr's own that is no success.</summary>
internal sealed class Refusal(int status, string message) : Exception(message)
{
    public int Status => status;
}
