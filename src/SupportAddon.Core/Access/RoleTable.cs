using static SupportAddon.Core.Access.Role;

namespace SupportAddon.Core.Access;

/// <summary>Who may do what. An administrator may do everything, so that the table names the others.</summary>
internal static class RoleTable
{
    private static readonly Role[] Consultants = [TeamLeader, TechnicalConsultant, FunctionalConsultant];
    private static readonly Role[] Team = [.. Consultants, Infrastructure, NetworkSecurity, Operations];
    private static readonly Role[] Everybody = [.. Team, Client];

    private static readonly Dictionary<Permission, Role[]> Table = new()
    {
        [Permission.ViewClients] = Everybody,
        [Permission.ViewTickets] = Everybody,
        [Permission.AnswerTickets] = Everybody,
        [Permission.QualifyTickets] = [.. Consultants, Operations],
        [Permission.AssignTickets] = [TeamLeader, Operations],
        [Permission.MoveTickets] = Team,
        [Permission.CorrectData] = Consultants,
        [Permission.ApproveCorrections] = [TeamLeader],
        [Permission.ViewReports] = Everybody,
        [Permission.ViewConnections] = Everybody,
        [Permission.ManageConnections] = [TechnicalConsultant, Infrastructure, NetworkSecurity],
        [Permission.PlanDowntimes] = [.. Consultants, Infrastructure, NetworkSecurity],
        [Permission.ManagePeople] = [TeamLeader, FunctionalConsultant],
        [Permission.ManageUsers] = [],
        [Permission.ViewAudit] = [TeamLeader],
        [Permission.ExportForAnalysis] = [TeamLeader],
    };

    public static IReadOnlySet<Permission> Of(Role role) =>
        Table.Where(row => role == Administrator || row.Value.Contains(role)).Select(row => row.Key).ToHashSet();
}
