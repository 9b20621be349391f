using System.Globalization;
using System.Text.Json;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Requests;
using SupportAddon.Rest.Selection;
using SupportAddon.Rest.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Checking;

/// <summary>Tries what a connection needs, step by step, and stops at the first step that fails.</summary>
internal sealed class ConnectionCheck(Manifest manifest, Exchange exchange, ConnectorContext context)
{
    private static readonly TimeSpan MostClockDifference = TimeSpan.FromMinutes(1);

    public async Task<ConnectionReport> RunAsync(CancellationToken ct)
    {
        var steps = new CheckSteps();
        Answer? first = null;
        await steps.TryAsync("auth", async () =>
        {
            (var who, first) = await new SignIn(manifest, exchange).ProveAsync(ct);
            return Auth(who);
        });
        await steps.TryAsync("clock", () => Task.FromResult(Clock(first!)));
        foreach (var right in manifest.Check.Rights)
            await steps.TryAsync("rights", () => RightAsync(right, ct));
        await steps.TryAsync("rights", () => LookupsAsync(ct));
        await steps.TryAsync("sample", () => SampleAsync(ct));
        return steps.Report;
    }

    private CheckStep Auth(string? who) => new("auth", CheckOutcome.Passed,
        who is null ? $"{manifest.Name} answers." : $"Signed in to {manifest.Name} as {who}.");

    private CheckStep Clock(Answer answer)
    {
        if (answer.Date is not { } date)
            return new CheckStep("clock", CheckOutcome.Passed, "The server states no time, so its clock was not compared.");
        var ahead = date - context.Time.GetUtcNow();
        return ahead.Duration() <= MostClockDifference
            ? new CheckStep("clock", CheckOutcome.Passed, "The server's clock agrees with ours.")
            : new CheckStep("clock", CheckOutcome.Warning, Apart(ahead), "Set both clocks by NTP; times in reports are those of the server.");
    }

    private static string Apart(TimeSpan ahead) => string.Create(CultureInfo.InvariantCulture,
        $"The server's clock is {ahead.Duration().TotalMinutes:0.#} minutes {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} ours.");

    private async Task<CheckStep> RightAsync(RightPlan right, CancellationToken ct)
    {
        var answer = await exchange.GetAsync(exchange.At(right.Path).ToUri(), ct);
        var count = Count(right.Count.In(answer.Body));
        var seen = $"{right.Count} at {right.Path} is {count}";
        return count >= right.AtLeast
            ? new CheckStep("rights", CheckOutcome.Passed, $"{seen}.")
            : new CheckStep("rights", CheckOutcome.Failed, $"{seen}, and {right.AtLeast} or more are needed.", right.Otherwise);
    }

    private static long Count(JsonElement? value) => value is { ValueKind: JsonValueKind.Array } list ? list.GetArrayLength()
        : long.TryParse(JsonText.Of(value), out var number) ? number : 0;

    private async Task<CheckStep> LookupsAsync(CancellationToken ct)
    {
        var refused = new List<string>();
        var ignored = new Ignored();
        var lookups = new Lookups(exchange, manifest, ignored);
        foreach (var name in manifest.Lookups.Keys)
            if (!await lookups.CanReadAsync(name, ct) || ignored.Take().Count > 0)
                refused.Add(name);
        return refused.Count == 0
            ? new CheckStep("rights", CheckOutcome.Passed, $"{manifest.Lookups.Count} lists that explain histories can be read.")
            : new CheckStep("rights", CheckOutcome.Warning, $"Lists that explain histories are refused: {string.Join(", ", refused)}.",
                "Give the user the right to see them; until then old values in histories show as numbers.");
    }

    private async Task<CheckStep> SampleAsync(CancellationToken ct)
    {
        await foreach (var page in new TicketReading(manifest, exchange, context).PagesAsync(null, ct))
            if (page.Tickets is [var ticket, ..])
                return new CheckStep("sample", CheckOutcome.Passed, $"{Known(page)} can be read, the first is {ticket.Id} \"{ticket.Title}\".");
        return new CheckStep("sample", CheckOutcome.Warning, "Not one ticket can be seen.",
            "If there should be some, give the connection's user the right to see them, or choose an earlier first date.");
    }

    private static string Known(TicketPage page) => page.Total is { } total ? $"{total} tickets" : "Tickets";
}
