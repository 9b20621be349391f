using System.CommandLine;
using Spectre.Console;
using SupportAddon.People;
using SupportAddon.Shell;

namespace SupportAddon.Access;

/// <summary><c>supportaddon session</c>: who is signed in.</summary>
internal static class SessionCommands
{
    private static readonly Option<string?> Login = new("--user") { Description = "Of this user only.", HelpName = "login" };
    private static readonly Argument<long> Id = new("id") { Description = "The session's number, as in the list." };

    public static Command Create() => new("session", "Sessions: who is signed in, and from where.")
    {
        new RoomCommand("list", "List sessions, the one used last first.", "session list", "session list --user anna") { Login }.Runs(ListAsync),
        new RoomCommand("revoke", "End a session at once.", "session revoke 12") { Id }.Runs(RevokeAsync),
    };

    private static async Task ListAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var sessions = await house.Get<Sessions>().ListAsync(run.Value(Login) is { } login ? User.Plain(login) : null, ct);
        run.Output.Write(sessions, console =>
        {
            var table = Output.Table("Session", "User", "From", "Browser", "Started", "Last seen");
            foreach (var session in sessions)
                Output.Row(table, session.Id, session.Login, session.Address, session.Agent, session.StartedAt, session.LastSeenAt);
            if (sessions.Count == 0)
                console.WriteLine("Nobody is signed in. Sessions begin in a browser, once this runs: supportaddon serve");
            else
                console.Write(table);
        });
    }

    private static async Task RevokeAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var id = run.Value(Id);
        await house.Get<Sessions>().EndAsync(id, login: null, "session.revoke", Actor.OfShell(), ct);
        run.Output.Write(new { revoked = id }, console => console.MarkupLineInterpolated($"Session {id} has ended."));
    }
}
