using System.CommandLine;
using Spectre.Console;
using SupportAddon.People;
using SupportAddon.Shell;
using SupportAddon.Tickets.Life;
using SupportAddon.Tickets.Replies;

namespace SupportAddon.Tickets.Commands;

/// <summary>What commands that do something to one ticket have in common: they find it, act, and follow what goes to its source.</summary>
internal static class TicketAct
{
    public static readonly Argument<string> Number = new("number") { Description = "The number people quote, or the id at the source." };
    public static readonly Option<string?> Connection = new("--connection", "-c") { Description = "The ticket's connection, where two have a ticket of that number.", HelpName = "name" };
    public static readonly Option<string?> Reason = new("--reason") { Description = "Why.", HelpName = "text" };
    public static readonly Option<string?> At = new("--at") { Description = "When it happened, for example 2026-09-14T14:30Z; now when left out.", HelpName = "time" };

    public static Task OnAsync(CommandRun run, Func<House, long, Actor, Task<Recorded>> act, CancellationToken ct) =>
        OnAllAsync(run, async (house, id, actor) => [await act(house, id, actor)], ct);

    public static async Task OnAllAsync(CommandRun run, Func<House, long, Actor, Task<IReadOnlyList<Recorded>>> act, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var id = await house.Get<TicketFinder>().FindAsync(run.Value(Number)!, run.Value(Connection), ct);
        foreach (var recorded in await act(house, id, Actor.OfShell()))
            await SayAsync(run, house, recorded, ct);
    }

    /// <summary>With another ticket, which is looked for in the same connection first.</summary>
    public static async Task<long> OtherAsync(House house, string name, CommandRun run, CancellationToken ct) =>
        await house.Get<TicketFinder>().FindAsync(name, run.Value(Connection), ct);

    public static async Task SayAsync(CommandRun run, House house, Recorded recorded, CancellationToken ct)
    {
        var reply = recorded.Reply is { } id ? await house.Get<ReplySender>().FollowAsync(id, "supportaddon ticket", ct) : null;
        if (reply?.State is ReplyState.Refused or ReplyState.Conflict)
            run.ExitCode = CommandRun.Failed;
        run.Output.Write(new { recorded.Ticket, recorded.Number, recorded.Event, recorded.StaysHere, source = reply is null ? null : new { reply.State, reply.Reason, reply.Next } }, console =>
        {
            console.WriteLine(recorded.Event is null ? $"{recorded.Number}: nothing to change." : $"{recorded.Number}: recorded.");
            if (recorded.StaysHere is not null)
                console.WriteLine($"It stays here. {recorded.StaysHere}");
            if (reply is not null)
                console.WriteLine(Output.Plain(Words(reply)));
        });
    }

    /// <exception cref="RefusedException">It is not a time.</exception>
    public static DateTimeOffset? Time(CommandRun run) => run.Value(At) is not { } text ? null
        : DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeLocal, out var at) ? at
        : throw new RefusedException($"\"{text}\" is not a time.", "Write it like 2026-09-14T14:30Z.");

    private static string Words(Reply reply) => reply.State switch
    {
        ReplyState.Written => $"Written to its source.{(reply.Reason is null ? "" : $" {reply.Reason} {reply.Next}")}",
        ReplyState.Waiting when reply.Reason is null => "Not at its source yet: somebody else is at the connection. The service sends it.",
        ReplyState.Waiting => $"Not at its source yet: {reply.Reason} It is tried again. {reply.Next}",
        ReplyState.Unknown or ReplyState.Sending => $"Whether it is at its source is not known. {reply.Reason} {reply.Next}",
        ReplyState.Conflict => $"Not written: its source was changed meanwhile. {reply.Reason} {reply.Next}",
        _ => $"Not written: {reply.Reason} {reply.Next}",
    };
}
