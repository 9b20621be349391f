namespace SupportAddon.Dolibarr.Tests.StandIn;

/// <summary>An answer of Dolibarr's own that is no success; without a message it is an empty page, where PHP itself failed.</summary>
internal sealed class Refusal(int status, string? message) : Exception
{
    public int Status => status;

    public string? Said => message;

    public override string Message => message ?? "";
}
