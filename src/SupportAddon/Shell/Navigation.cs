using SupportAddon.Access;
using SupportAddon.Core.Access;

namespace SupportAddon.Shell;

/// <summary>A page that the navigation leads to.</summary>
/// <param name="Text">The key of its name.</param>
/// <param name="Needs">The permission without which it is not offered.</param>
internal sealed record NavigationPlace(string Path, string Text, Permission Needs);

/// <summary>Where the navigation leads: to what the reader may see.</summary>
internal static class Navigation
{
    private static readonly NavigationPlace[] Places =
    [
        new("/", "nav.clients", Permission.ViewClients),
        new("/tickets", "nav.tickets", Permission.ViewTickets),
        new("/board", "nav.board", Permission.ViewTickets),
        new("/health", "nav.health", Permission.ViewConnections),
        new("/fixes", "nav.fixes", Permission.CorrectData),
        new("/people", "nav.people", Permission.ManagePeople),
        new("/users", "nav.users", Permission.ManageUsers),
        new("/tokens", "nav.tokens", Permission.ManageUsers),
        new("/analysis", "nav.analysis", Permission.ExportForAnalysis),
        new("/audit", "nav.audit", Permission.ViewAudit),
    ];

    public static IEnumerable<NavigationPlace> For(Caller caller) => Places.Where(place => caller.May(place.Needs));
}
