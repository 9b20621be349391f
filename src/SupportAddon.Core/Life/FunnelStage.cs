namespace SupportAddon.Core.Life;

/// <summary>How far a change request has come (R3).</summary>
internal enum FunnelStage
{
    Requested,
    Estimated,
    Quoted,
    Accepted,

    /// <summary>What was accepted, or is covered, is resolved. No step leads there: it follows from the state of the ticket.</summary>
    Delivered,
    Refused,
}
