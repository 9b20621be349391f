namespace SupportAddon.Core.Life;

/// <summary>One step of a change request from a stage to another.</summary>
/// <param name="By">On whose part it is taken; support may record the requester's.</param>
/// <param name="NeedsReason">Whether it must be said why.</param>
/// <param name="Why">What makes it legal.</param>
internal sealed record FunnelStep(FunnelStage From, FunnelStage To, Party By, bool NeedsReason, string Why)
{
    /// <summary>Legal only for what the contract covers.</summary>
    public bool IsForCovered { get; init; }
}
