using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Rpc;

/// <summary>What a failed write leaves open.</summary>
internal enum Doubt
{
    /// <summary>Nothing was written.</summary>
    None,

    /// <summary>The server has ended it, one way or the other: reading back tells the truth.</summary>
    Ended,

    /// <summary>It may still be under way.</summary>
    UnderWay,
}

/// <summary>Judges a failed write.</summary>
internal static class Doubts
{
    // An error that Odoo tells comes after it has rolled back, but for one of its database, which may have struck the commit.
    public static Doubt Of(ConnectorException failure) => failure switch
    {
        { NothingWasSent: true } => Doubt.None,
        { InnerException: OdooFault fault } => fault.Message.StartsWith("psycopg2.", StringComparison.Ordinal) ? Doubt.Ended : Doubt.None,
        { Kind: FailureKind.Unreachable or FailureKind.Broken or FailureKind.Unexpected } => Doubt.UnderWay,
        _ => Doubt.None,
    };
}
