using System.Globalization;
using SupportAddon.Dolibarr.Histories;
using SupportAddon.Dolibarr.Models;
using SupportAddon.Dolibarr.Reading;
using SupportAddon.Dolibarr.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Checking;

/// <summary>Tries what a connection needs, step by step, and stops at the first step that fails.</summary>
internal sealed class ConnectionCheck(Session session, DolibarrOptions options, ConnectorContext context)
{
    private static readonly TimeSpan MostClockDifference = TimeSpan.FromMinutes(1);

    public async Task<ConnectionReport> RunAsync(CancellationToken ct)
    {
        var steps = new CheckSteps();
        DateTimeOffset? date = null;
        KeyUser? user = null;
        await steps.TryAsync("auth", async () =>
        {
            (var version, date) = await session.StatusAsync(ct);
            return Auth(version, user = await KeyUser.OfAsync(session, ct));
        });
        await steps.TryAsync("rights", () => TicketsAsync(user!, ct));
        await steps.TryAsync("rights", () => AllOfThemAsync(user!, ct));
        await steps.TryAsync("rights", () => EventsAsync(user!, ct));
        await steps.TryAsync("clock", () => Task.FromResult(Clock(date)));
        await steps.TryAsync("sample", () => SampleAsync(ct));
        return steps.Report;
    }

    private static CheckStep Auth(DolibarrVersion version, KeyUser user)
    {
        var seen = $"Dolibarr {version.Text} answers and accepts the key{(user.Login is { } login ? $" of {login}" : "")}.";
        return version.IsOlderThanTried
            ? new CheckStep("auth", CheckOutcome.Warning, seen, "This version was never tried; 17 is the first that was.")
            : new CheckStep("auth", CheckOutcome.Passed, seen);
    }

    private async Task<CheckStep> TicketsAsync(KeyUser user, CancellationToken ct)
    {
        var query = new ListQuery("tickets", Filter.All(Filter.After("t.rowid", 0)), "t.rowid", 1, "id");
        if (user.Has(Right.Tickets) is not false && await session.TryListAsync(query, ct) is not null)
            return new CheckStep("rights", CheckOutcome.Passed, "Tickets can be read.");
        return new CheckStep("rights", CheckOutcome.Failed, "Dolibarr does not let the key's user read tickets.",
            $"Enable the module Tickets under Home, Setup, Modules if it is off, and give the user the right {Right.Tickets.Told}.");
    }

    private async Task<CheckStep> AllOfThemAsync(KeyUser user, CancellationToken ct)
    {
        var next = $"Give the key's user the right {Right.AllThirdParties.Told} in the module Third parties.";
        if (user.IsExternal)
            return new CheckStep("rights", CheckOutcome.Failed, "The key's user belongs to a third party, so Dolibarr shows the tickets of that one alone.", "Use the key of an internal user.");
        if (user.Has(Right.AllThirdParties) is false)
            return new CheckStep("rights", CheckOutcome.Failed, "The key's user does not see all third parties, so Dolibarr leaves tickets out of its lists without a word.", next);
        return await new Unlisted(session).FindAsync(ct) is { } id
            ? new CheckStep("rights", CheckOutcome.Failed, $"Ticket {id} can be read alone, but Dolibarr leaves it out of its list without a word.", next)
            : new CheckStep("rights", CheckOutcome.Passed, user.Has(Right.AllThirdParties) is true
                ? "The user sees all third parties, and no ticket was found that the list leaves out."
                : "No ticket was found that the list leaves out; the user's rights themselves cannot be seen.");
    }

    private async Task<CheckStep> EventsAsync(KeyUser user, CancellationToken ct)
    {
        if (!await HistoryReader.IsReadableAsync(session, ct))
            return new CheckStep("rights", CheckOutcome.Warning, "The events of the agenda cannot be read, so tickets have no messages, and a new message does not bring its ticket.",
                $"Enable the module Events/Agenda if it is off, and give the user the rights {Right.OwnEvents.Told} and {Right.AllEvents.Told}.");
        return user.Has(Right.AllEvents) is false
            ? new CheckStep("rights", CheckOutcome.Warning, "The key's user may lack events that other users wrote.", $"Give it the right {Right.AllEvents.Told} in the module Events/Agenda.")
            : new CheckStep("rights", CheckOutcome.Passed, "Messages and events can be read.");
    }

    private CheckStep Clock(DateTimeOffset? date)
    {
        if (date is not { } told)
            return new CheckStep("clock", CheckOutcome.Warning, "Answers carry no Date, so the clocks cannot be compared.", "Look at what stands between: a proxy may take it out.");
        var ahead = told - context.Time.GetUtcNow();
        return ahead.Duration() <= MostClockDifference
            ? new CheckStep("clock", CheckOutcome.Passed, "The server's clock agrees with ours.")
            : new CheckStep("clock", CheckOutcome.Warning, string.Create(CultureInfo.InvariantCulture,
                $"The server's clock is {ahead.Duration().TotalMinutes:0.#} minutes {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} ours."),
                "Set both clocks by NTP; times in reports are those of the server.");
    }

    private async Task<CheckStep> SampleAsync(CancellationToken ct)
    {
        await foreach (var page in new TicketReading(session, options, context).PagesAsync(null, ct))
            if (page.Tickets is [var ticket, ..])
                return new CheckStep("sample", CheckOutcome.Passed, $"The first ticket that is read is {ticket.Number} \"{ticket.Title}\".");
        return new CheckStep("sample", CheckOutcome.Warning, "Not one ticket can be seen.",
            "If there should be some, look at the rights of the key's user and its entity, or choose an earlier first date.");
    }
}
