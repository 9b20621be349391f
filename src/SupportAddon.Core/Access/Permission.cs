namespace SupportAddon.Core.Access;

/// <summary>What somebody may do. Whose data it may be done to is another question: a client's user sees that client alone.</summary>
internal enum Permission
{
    ViewClients,
    ViewTickets,
    AnswerTickets,
    QualifyTickets,
    AssignTickets,
    MoveTickets,
    CorrectData,
    ApproveCorrections,
    ViewReports,
    ViewConnections,
    ManageConnections,
    PlanDowntimes,
    ManagePeople,
    ManageUsers,
    ViewAudit,
    ExportForAnalysis,
}
