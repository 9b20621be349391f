namespace SupportAddon.Core.Access;

/// <summary>How far somebody's permissions reach: to one client, or to the whole house.</summary>
internal static class Scope
{
    private static readonly Permission[] WholeHouse =
        [Permission.ManageConnections, Permission.ManagePeople, Permission.ManageUsers, Permission.ViewAudit, Permission.ExportForAnalysis];

    /// <summary>What these permissions are worth to somebody who sees one client: nothing of what concerns them all.</summary>
    public static IReadOnlySet<Permission> OfOneClient(IEnumerable<Permission> permissions) => permissions.Except(WholeHouse).ToHashSet();
}
