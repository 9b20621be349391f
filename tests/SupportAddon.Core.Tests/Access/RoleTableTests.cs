using SupportAddon.Core.Access;

namespace SupportAddon.Core.Tests.Access;

public sealed class RoleTableTests
{
    [Fact]
    public void Every_permission_has_its_row_for_an_administrator_has_them_all() =>
        Assert.Equal(Enum.GetValues<Permission>(), RoleTable.Of(Role.Administrator).Order());

    [Fact]
    public void A_client_looks_and_answers_and_changes_nothing_else() => Assert.Equal(
        [Permission.ViewClients, Permission.ViewTickets, Permission.AnswerTickets, Permission.ViewReports, Permission.ViewConnections],
        RoleTable.Of(Role.Client).Order());

    [Theory]
    [InlineData(Permission.ManageUsers, Role.Administrator)]
    [InlineData(Permission.ApproveCorrections, Role.Administrator, Role.TeamLeader)]
    [InlineData(Permission.ViewAudit, Role.Administrator, Role.TeamLeader)]
    [InlineData(Permission.ExportForAnalysis, Role.Administrator, Role.TeamLeader)]
    [InlineData(Permission.ManageConnections, Role.Administrator, Role.TechnicalConsultant, Role.Infrastructure, Role.NetworkSecurity)]
    [InlineData(Permission.PlanDowntimes, Role.Administrator, Role.TeamLeader, Role.TechnicalConsultant, Role.FunctionalConsultant, Role.Infrastructure, Role.NetworkSecurity)]
    internal void What_can_do_harm_is_given_to_few(Permission permission, params Role[] roles) =>
        Assert.Equal(roles, Enum.GetValues<Role>().Where(role => RoleTable.Of(role).Contains(permission)));

    [Fact]
    public void Nobody_who_sees_one_client_has_a_permission_that_concerns_them_all() => Assert.Empty(
        Scope.OfOneClient(Enum.GetValues<Permission>()).Intersect([Permission.ManageConnections, Permission.ManagePeople, Permission.ManageUsers, Permission.ViewAudit, Permission.ExportForAnalysis]));
}
