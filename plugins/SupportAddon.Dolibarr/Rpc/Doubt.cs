using System.Net;
using System.Text.Json;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Rpc;

/// <summary>What the answer to a write leaves open.</summary>
internal enum Doubt
{
    /// <summary>Nothing: it says that the write was made, or that it was not.</summary>
    None,

    /// <summary>Dolibarr has ended it, one way or the other: reading back tells the truth.</summary>
    Ended,

    /// <summary>It may still be under way.</summary>
    UnderWay,
}

/// <summary>A write that has left, and what came back.</summary>
/// <param name="Doubt">What is open.</param>
/// <param name="Failure">What went wrong; null where the answer says that it was made.</param>
/// <param name="Answer">What it says.</param>
internal sealed record Sent(Doubt Doubt, ConnectorException? Failure, JsonElement Answer = default);

/// <summary>Judges what came back of a write.</summary>
internal static class Doubts
{
    public static Doubt Of(ConnectorException failure) => failure switch
    {
        { NothingWasSent: true } => Doubt.None,
        { Kind: FailureKind.Unreachable or FailureKind.Broken or FailureKind.Unexpected } => Doubt.UnderWay,
        _ => Doubt.None,
    };

    // PHP that fails answers 500, also where it has written before: a ticket that was sent back whole is changed all the same.
    public static Doubt Of(Reply reply, ConnectorException failure) => reply switch
    {
        { Status: HttpStatusCode.InternalServerError or HttpStatusCode.NotModified } => Doubt.Ended,
        { Status: HttpStatusCode.ServiceUnavailable, Error: not null } => Doubt.Ended,
        _ => Of(failure),
    };
}
