namespace SupportAddon.Odoo.Tests.StandIn;

/// <summary>Where a connection breaks off. Measured: a worker that is killed leaves no answer, whether it had committed or not.</summary>
public enum Cut
{
    Nowhere,
    Before,
    After,
}

/// <summary>The connection is to be broken off now.</summary>
internal sealed class CutException : Exception;
