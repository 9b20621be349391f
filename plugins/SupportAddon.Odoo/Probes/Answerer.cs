using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Odoo.Models;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Probes;

/// <summary>Asks Odoo how it is.</summary>
internal sealed class Answerer(Session session, ConnectorContext context)
{
    private const int MostNamed = 5;
    private static readonly TimeSpan MostClockDifference = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MostOverdue = TimeSpan.FromMinutes(15);

    public Task<ProbeAnswer> AskAsync(string probe, IReadOnlyDictionary<string, string> arguments, CancellationToken ct) => probe switch
    {
        Questions.Version => VersionAsync(ct),
        Questions.Database => DatabaseAsync(ct),
        Questions.Clock => ClockAsync(ct),
        Questions.ScheduledActions => ScheduledActionsAsync(ct),
        Questions.FailedMail => FailedMailAsync(ct),
        Questions.Count => CountAsync(arguments, ct),
        _ => throw Misasked($"Odoo's connector has no probe \"{probe}\".", $"Ask one of {string.Join(", ", Questions.All.Select(known => known.Name))}."),
    };

    private async Task<ProbeAnswer> VersionAsync(CancellationToken ct)
    {
        var (version, transport) = await session.OpenAsync(ct);
        return new ProbeAnswer(true, $"Odoo {version.Text} answers.", new Dictionary<string, string> { ["version"] = version.Text, ["transport"] = transport.Name });
    }

    private async Task<ProbeAnswer> DatabaseAsync(CancellationToken ct)
    {
        var reply = await session.GetAsync("/web/health?db_server_status=1", ct);
        if (reply.Property("status") is not { ValueKind: JsonValueKind.String } status)
            throw new ConnectorException(FailureKind.NotFound, "This Odoo does not tell its health, or a proxy keeps the page /web/health to itself.", "Ask the probe version instead.");
        var isUp = reply.Status == HttpStatusCode.OK && status.GetString() == "pass";
        return new ProbeAnswer(isUp, isUp ? "Odoo answers and has its database." : "Odoo answers, but its database does not.", new Dictionary<string, string> { ["status"] = status.GetString()! });
    }

    private async Task<ProbeAnswer> ClockAsync(CancellationToken ct)
    {
        var ahead = await ServerTimeAsync(ct) - context.Time.GetUtcNow();
        var isFine = ahead.Duration() <= MostClockDifference;
        return new ProbeAnswer(isFine, isFine ? "The server's clock agrees with ours." : $"The server's clock is {Number(ahead.Duration().TotalMinutes)} minutes {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} ours.",
            new Dictionary<string, string> { ["seconds-ahead"] = Number(Math.Round(ahead.TotalSeconds)) });
    }

    // The count of failures came with 18; before, an action that fails is only late.
    private async Task<ProbeAnswer> ScheduledActionsAsync(CancellationToken ct)
    {
        var fields = await ModelFields.ReadAsync(session, "ir.cron", "en_US", ct);
        var name = fields["cron_name"] is null ? "display_name" : "cron_name";
        JsonArray active = [Domain.Condition("active", "=", true)];
        var failing = fields["failure_count"] is null ? [] : await NamesAsync(name, Domain.All(active, [Domain.Condition("failure_count", ">", 0)]), ct);
        var overdue = await NamesAsync(name, Domain.All(active, [Domain.Condition("nextcall", "<", OdooTime.Write(fields.Date - MostOverdue))]), ct);
        var isFine = failing.Count + overdue.Count == 0;
        return new ProbeAnswer(isFine,
            isFine ? "Scheduled actions run as they should." : $"{failing.Count} scheduled actions fail and {overdue.Count} are overdue: {string.Join(", ", failing.Union(overdue).Take(MostNamed))}.",
            new Dictionary<string, string> { ["failing"] = Number(failing.Count), ["overdue"] = Number(overdue.Count) });
    }

    private async Task<ProbeAnswer> FailedMailAsync(CancellationToken ct)
    {
        var count = await session.NumberAsync(OdooCall.Count("mail.mail", [Domain.Condition("state", "=", "exception")]), ct);
        return new ProbeAnswer(count == 0, count == 0 ? "No mail failed." : $"{count} mails could not be sent.", new Dictionary<string, string> { ["failed"] = Number(count) });
    }

    private async Task<ProbeAnswer> CountAsync(IReadOnlyDictionary<string, string> arguments, CancellationToken ct)
    {
        var model = arguments.GetValueOrDefault("model") ?? throw Misasked("The probe count needs to be told a model.", "Add model, for example sale.order.");
        var domain = arguments.GetValueOrDefault("domain") ?? "[]";
        if (Domain.Mistakes(domain) is [var mistake, ..])
            throw Misasked($"The domain cannot work: {mistake}", "Correct domain.");
        var count = await session.NumberAsync(OdooCall.Count(model, Domain.Parse(domain)), ct);
        return new ProbeAnswer(null, $"{count} records of {model} are there.", new Dictionary<string, string> { ["count"] = Number(count) });
    }

    private async Task<DateTimeOffset> ServerTimeAsync(CancellationToken ct) => (await session.CallAsync(OdooCall.ContextGet(), ct)).Date
        ?? throw new ConnectorException(FailureKind.Unexpected, "The answers of Odoo carry no Date.", "Let the proxy in front of Odoo pass on the header Date.");

    private async Task<IReadOnlyList<string>> NamesAsync(string name, JsonArray domain, CancellationToken ct) =>
        [.. (await session.RowsAsync(OdooCall.SearchRead("ir.cron", domain, [name]), ct)).Select(row => row.Text(name) ?? $"#{row.Id}")];

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static ConnectorException Misasked(string message, string next) => new(FailureKind.Configuration, message, next);
}
