namespace SupportAddon.Core.Life;

/// <summary>On whose part something is done to a ticket.</summary>
internal enum Party
{
    Support,
    Requester,

    /// <summary>Nobody did anything for long enough.</summary>
    Time,
}
