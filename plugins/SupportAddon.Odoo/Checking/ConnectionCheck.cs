using System.Globalization;
using SupportAddon.Odoo.Histories;
using SupportAddon.Odoo.Models;
using SupportAddon.Odoo.Reading;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Odoo.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Checking;

/// <summary>Tries what a connection needs, step by step, and stops at the first step that fails.</summary>
internal sealed class ConnectionCheck(Session session, OdooOptions options, ConnectorContext context)
{
    private static readonly TimeSpan MostClockDifference = TimeSpan.FromMinutes(1);

    public async Task<ConnectionReport> RunAsync(CancellationToken ct)
    {
        var steps = new CheckSteps();
        TicketShape? shape = null;
        await steps.TryAsync("version", () => VersionAsync(ct));
        await steps.TryAsync("auth", () => AuthAsync(ct));
        await steps.TryAsync("rights", async () => await ModelAsync(shape = await TicketShape.ReadAsync(session, options, ct), ct));
        await steps.TryAsync("clock", () => Task.FromResult(Clock(shape!.Date)));
        await steps.TryAsync("rights", () => HistoryAsync(shape!, ct));
        await steps.TryAsync("sample", () => SampleAsync(ct));
        return steps.Report;
    }

    private async Task<CheckStep> VersionAsync(CancellationToken ct)
    {
        var (version, transport) = await session.OpenAsync(ct);
        return new CheckStep("version", CheckOutcome.Passed, $"Odoo {version.Text} answers; it is spoken with by {transport.Name}.");
    }

    private async Task<CheckStep> AuthAsync(CancellationToken ct)
    {
        var user = (await session.RowAsync(OdooCall.ContextGet(), ct)).One("uid") ?? 0;
        var users = await session.RowsAsync(OdooCall.SearchRead("res.users", [Domain.Condition("id", "=", user)], ["login"]), ct);
        var login = users.Select(row => row.Text("login")).FirstOrDefault();
        return new CheckStep("auth", CheckOutcome.Passed, $"Signed in as {login ?? $"user {user}"}.");
    }

    // Odoo tells the fields of a model even to a user who may not read one record of it, so records are asked for too.
    private async Task<CheckStep> ModelAsync(TicketShape shape, CancellationToken ct)
    {
        await CountAsync(ct);
        var missing = new[] { TicketFields.Kind, TicketFields.Status }.Where(field => !shape.Sources.ContainsKey(field)).ToList();
        var told = string.Join(", ", shape.Sources.Select(source => $"{source.Key} from {source.Value}"));
        return missing.Count == 0
            ? new CheckStep("rights", CheckOutcome.Passed, $"The fields of {options.Model} can be read: {told}.")
            : new CheckStep("rights", CheckOutcome.Warning, $"{options.Model} has no field that tells the {string.Join(" or the ", missing)}; read are {told}.",
                "Name such a field by kindField or statusField, or give the user the right to see it.");
    }

    private CheckStep Clock(DateTimeOffset date)
    {
        var ahead = date - context.Time.GetUtcNow();
        return ahead.Duration() <= MostClockDifference
            ? new CheckStep("clock", CheckOutcome.Passed, "The server's clock agrees with ours.")
            : new CheckStep("clock", CheckOutcome.Warning, string.Create(CultureInfo.InvariantCulture,
                $"The server's clock is {ahead.Duration().TotalMinutes:0.#} minutes {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} ours."),
                "Set both clocks by NTP; times in reports are those of the server.");
    }

    private async Task<CheckStep> HistoryAsync(TicketShape shape, CancellationToken ct)
    {
        if (!shape.HasMessages)
            return new CheckStep("rights", CheckOutcome.Warning, $"{options.Model} keeps no messages, so tickets have no history.",
                "Nothing needs to be done; changes are seen from one reading to the next.");
        var trackings = new Trackings(session, shape, new ChangeMapper(shape, shape.Fields, new Labels(session)));
        await trackings.ReadAsync([0], ct);
        return trackings.TakeRefusal() is null
            ? new CheckStep("rights", CheckOutcome.Passed, "Messages and tracked changes can be read.")
            : new CheckStep("rights", CheckOutcome.Warning, "Messages can be read, but not the tracked changes of fields.",
                "Only a user with the right Administration: Settings may see them; without it changes are seen from one reading to the next.");
    }

    private async Task<CheckStep> SampleAsync(CancellationToken ct)
    {
        await foreach (var page in new TicketReading(session, options, context.Since).PagesAsync(null, ct))
            if (page.Tickets is [var ticket, ..])
                return new CheckStep("sample", CheckOutcome.Passed, $"{await CountAsync(ct)} tickets are there, the first that is read is {ticket.Id} \"{ticket.Title}\".");
        return new CheckStep("sample", CheckOutcome.Warning, "Not one ticket can be seen.",
            "If there should be some, look at the domain, give the key's user the right to see them (private projects show only to "
            + "their followers), or choose an earlier first date.");
    }

    private Task<long> CountAsync(CancellationToken ct) => session.NumberAsync(OdooCall.Count(options.Model, Domain.Parse(options.Domain)), ct);
}
