using System.CommandLine;
using Spectre.Console;
using SupportAddon.Core.Access;
using SupportAddon.Core.Tickets;
using SupportAddon.People;
using SupportAddon.Shell;

namespace SupportAddon.Access;

/// <summary><c>supportaddon user</c>: who signs in, and as what.</summary>
internal static class UserCommands
{
    private static readonly Argument<string> Login = new("login") { Description = "The user's login." };
    private static readonly Argument<string> NewRole = new("role") { Description = Roles };
    private static readonly Option<string> OfRole = new("--role") { Description = Roles, HelpName = "role", Required = true };
    private static readonly Option<string?> Name = new("--name") { Description = "As people read it; the login when left out.", HelpName = "name" };
    private static readonly Option<string?> Client = new("--client") { Description = "The client that a user of role client belongs to.", HelpName = "code" };

    static UserCommands()
    {
        NewRole.AcceptOnlyFromAmong([.. TicketWord.All<Role>()]);
        OfRole.AcceptOnlyFromAmong([.. TicketWord.All<Role>()]);
    }

    private static string Roles => $"One of {string.Join(", ", TicketWord.All<Role>())}.";

    public static Command Create() => new("user", "Users: who signs in, and as what.")
    {
        new RoomCommand("add", "Add a user and show the one-time password.",
            "user add anna --name \"Anna Keller\" --role functional-consultant", "user add paul@acme.example --role client --client acme")
        {
            Login, OfRole, Name, Client,
        }.Runs(AddAsync),
        new RoomCommand("list", "List users.", "user list").Runs(ListAsync),
        new RoomCommand("set-role", "Give a user another role.", "user set-role anna team-leader", "user set-role paul@acme.example client --client acme")
        {
            Login, NewRole, Client,
        }.Runs((run, ct) => ChangeAsync(run, "has the role now", (users, login, by) =>
            users.SetRoleAsync(login, RoleOf(run.Value(NewRole)), run.Value(Client), by, ct), ct)),
        new RoomCommand("lock", "Let a user in no longer, and end the sessions.", "user lock anna") { Login }
            .Runs((run, ct) => ChangeAsync(run, "is locked", (users, login, by) => users.LockAsync(login, by, ct), ct)),
        new RoomCommand("unlock", "Let a user in again, after a lock or too many failed sign-ins.", "user unlock anna") { Login }
            .Runs((run, ct) => ChangeAsync(run, "is unlocked", (users, login, by) => users.UnlockAsync(login, by, ct), ct)),
        new RoomCommand("reset-password", "Give a user a new one-time password, and end the sessions.", "user reset-password anna") { Login }.Runs(ResetAsync),
        new RoomCommand("remove", "Remove a user. What the user did stays on record.", "user remove anna") { Login }
            .Runs((run, ct) => ChangeAsync(run, "is removed", (users, login, by) => users.RemoveAsync(login, by, ct), ct)),
    };

    private static async Task AddAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var login = run.Value(Login)!;
        var user = new NewUser(login, run.Value(Name) ?? login, RoleOf(run.Value(OfRole)), run.Value(Client));
        Show(run, login, await house.Get<UserChanges>().AddAsync(user, Actor.OfShell(), ct));
    }

    private static async Task ResetAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        Show(run, run.Value(Login)!, await house.Get<UserChanges>().ResetPasswordAsync(run.Value(Login)!, Actor.OfShell(), ct));
    }

    private static void Show(CommandRun run, string login, string password) => run.Output.Write(
        new { login = User.Plain(login), password },
        console => console.MarkupLineInterpolated($"{User.Plain(login)} signs in with {password} once, and then chooses another password."));

    private static async Task ChangeAsync(CommandRun run, string done, Func<UserChanges, string, Actor, Task> change, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var login = run.Value(Login)!;
        await change(house.Get<UserChanges>(), login, Actor.OfShell());
        run.Output.Write(await house.Get<UserStore>().FindAsync(login, ct) ?? (object)new { login }, console => console.MarkupLineInterpolated($"{login} {done}."));
    }

    private static async Task ListAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var users = await house.Get<UserStore>().ListAsync(ct);
        run.Output.Write(users, console =>
        {
            var table = Output.Table("Login", "Name", "Role", "Client", "Locked", "Last seen");
            foreach (var user in users)
                Output.Row(table, user.Login, user.Name, TicketWord.Of(user.Role), user.Client, user.LockedBy is { } by ? $"by {by}" : "", user.LastSeenAt);
            if (users.Count == 0)
                console.WriteLine("There is no user yet. Add one: supportaddon user add LOGIN --role administrator");
            else
                console.Write(table);
        });
    }

    private static Role RoleOf(string? word) => TicketWord.Parse<Role>(word)!.Value;
}
