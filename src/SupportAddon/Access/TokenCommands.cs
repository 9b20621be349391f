using System.CommandLine;
using Spectre.Console;
using SupportAddon.Core.Access;
using SupportAddon.Core.Tickets;
using SupportAddon.People;
using SupportAddon.Shell;

namespace SupportAddon.Access;

/// <summary><c>supportaddon token</c>: what lets programs in.</summary>
internal static class TokenCommands
{
    private static readonly Argument<string> Name = new("name") { Description = "The token's name, under which its deeds are recorded." };
    private static readonly Option<string[]> May = new("--permission")
    {
        Description = $"What it may do; can be given more than once. Any of {string.Join(", ", TicketWord.All<Permission>())}.",
        HelpName = "permission", Required = true, AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> Client = new("--client") { Description = "The one client it sees; all when left out.", HelpName = "code" };
    private static readonly Option<int> Days = new("--days") { Description = "How long it holds.", DefaultValueFactory = _ => 90 };

    static TokenCommands() => May.AcceptOnlyFromAmong([.. TicketWord.All<Permission>()]);

    public static Command Create() => new("token", "Tokens: what lets programs use the HTTP API.")
    {
        new RoomCommand("create", "Make a token and show it, for the only time.",
            "token create portal --permission view-tickets --client acme", "token create deploy --permission view-clients view-connections --days 30")
        {
            Name, May, Client, Days,
        }.Runs(CreateAsync),
        new RoomCommand("list", "List tokens.", "token list").Runs(ListAsync),
        new RoomCommand("revoke", "Let a token in no longer.", "token revoke portal") { Name }.Runs(RevokeAsync),
    };

    private static async Task CreateAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var permissions = run.Value(May)!.Select(word => TicketWord.Parse<Permission>(word)!.Value).ToList();
        var life = TimeSpan.FromDays(Math.Clamp(run.Value(Days), 0, 10_000));
        var token = await house.Get<ApiTokens>().CreateAsync(new(run.Value(Name)!, permissions, run.Value(Client), life), Actor.OfShell(), ct);
        run.Output.Write(new { name = run.Value(Name), token }, console =>
        {
            console.WriteLine(token);
            console.WriteLine("Keep it: it is not shown again. A program sends it as \"Authorization: Bearer TOKEN\".");
        });
    }

    private static async Task ListAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var tokens = await house.Get<ApiTokens>().ListAsync(ct);
        run.Output.Write(tokens, console =>
        {
            var table = Output.Table("Name", "Permissions", "Client", "Expires", "Last used", "Revoked");
            foreach (var token in tokens)
                Output.Row(table, token.Name, string.Join(", ", token.Permissions), token.Client, token.ExpiresAt, token.LastUsedAt, token.RevokedAt);
            if (tokens.Count == 0)
                console.WriteLine("There is no token yet. Make one: supportaddon token create NAME --permission view-tickets");
            else
                console.Write(table);
        });
    }

    private static async Task RevokeAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        await house.Get<ApiTokens>().RevokeAsync(run.Value(Name)!, Actor.OfShell(), ct);
        run.Output.Write(new { revoked = run.Value(Name) }, console => console.MarkupLineInterpolated($"The token {run.Value(Name)} is revoked."));
    }
}
