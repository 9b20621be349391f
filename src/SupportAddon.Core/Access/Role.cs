namespace SupportAddon.Core.Access;

/// <summary>What somebody is in the team, or <see cref="Client"/> for whoever the team works for.</summary>
internal enum Role
{
    /// <summary>The integrator who sets the service up.</summary>
    Administrator,
    TeamLeader,
    TechnicalConsultant,
    FunctionalConsultant,
    Infrastructure,
    NetworkSecurity,
    Operations,
    Client,
}
