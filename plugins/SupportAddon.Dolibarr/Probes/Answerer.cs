using System.Globalization;
using System.Text.Json;
using SupportAddon.Dolibarr.Checking;
using SupportAddon.Dolibarr.Describing;
using SupportAddon.Dolibarr.Models;
using SupportAddon.Dolibarr.Reading;
using SupportAddon.Dolibarr.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Probes;

/// <summary>Asks Dolibarr how it is.</summary>
internal sealed class Answerer(Session session, DolibarrOptions options, ConnectorContext context)
{
    private static readonly TimeSpan MostClockDifference = TimeSpan.FromMinutes(1);

    public Task<ProbeAnswer> AskAsync(string probe, IReadOnlyDictionary<string, string> arguments, CancellationToken ct) => probe switch
    {
        Questions.Version => VersionAsync(ct),
        Questions.Modules => ModulesAsync(Needed(arguments, "needed", "Add needed, for example ticket,facture."), ct),
        Questions.Rights => RightsAsync(ct),
        Questions.Count => CountAsync(Needed(arguments, "resource", "Add resource, for example tickets."), arguments.GetValueOrDefault("filter"), ct),
        Questions.Clock => ClockAsync(ct),
        _ => throw Misasked($"Dolibarr's connector has no probe \"{probe}\".", $"Ask one of {string.Join(", ", Questions.All.Select(known => known.Name))}."),
    };

    private async Task<ProbeAnswer> VersionAsync(CancellationToken ct)
    {
        var (version, _) = await session.StatusAsync(ct);
        return new ProbeAnswer(true, $"Dolibarr {version.Text} answers.", new Dictionary<string, string> { ["version"] = version.Text });
    }

    private async Task<ProbeAnswer> ModulesAsync(string needed, CancellationToken ct)
    {
        var (mayAsk, answer) = await session.TryAskAsync("setup/modules", ct);
        if (!mayAsk)
            throw new ConnectorException(FailureKind.Forbidden, "Dolibarr tells its modules to administrators alone.",
                "Use the key of an administrator, or name the key's user in Dolibarr's constant API_LOGINS_ALLOWED_FOR_GET_MODULES.");
        var active = answer is { ValueKind: JsonValueKind.Array } names ? names.EnumerateArray().Select(name => name.ToString()).ToList() : [];
        var missing = needed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(module => !active.Contains(module, StringComparer.OrdinalIgnoreCase)).ToList();
        return new ProbeAnswer(missing.Count == 0, missing.Count == 0 ? "The modules that are needed are active." : $"Not active: {string.Join(", ", missing)}.",
            new Dictionary<string, string> { ["active"] = string.Join(',', active), ["missing"] = string.Join(',', missing) });
    }

    // The check finds what Dolibarr withholds without a word.
    private async Task<ProbeAnswer> RightsAsync(CancellationToken ct)
    {
        var steps = (await new ConnectionCheck(session, options, context).RunAsync(ct)).Steps.Where(step => step.Name is "auth" or "rights").ToList();
        var wanting = steps.Where(step => step.Outcome != CheckOutcome.Passed).ToList();
        return new ProbeAnswer(wanting.Count == 0, wanting.Count == 0 ? "The key's user may read all that tickets are read from." : string.Join(' ', wanting.Select(step => step.Message)),
            new Dictionary<string, string> { ["wanting"] = Number(wanting.Count) });
    }

    private async Task<ProbeAnswer> CountAsync(string resource, string? filter, CancellationToken ct)
    {
        if (Kinds.Find(resource) is not { Parent: null } kind)
            throw Misasked($"Records of \"{resource}\" cannot be counted.",
                $"Name one of {string.Join(", ", Kinds.All.Where(one => one.Parent is null).Select(one => one.Name))}.");
        // 22 counts by itself; up to 21 they are walked through, without any of their fields where the version can leave them out.
        var condition = string.IsNullOrWhiteSpace(filter) ? null : $"({filter})";
        var first = await session.ListAsync(new ListQuery(kind.Name, Filter.All(Filter.After("t.rowid", 0), condition), "t.rowid", 1, "id"), ct);
        var count = first.Total ?? 0;
        if (first.Total is null)
            await foreach (var page in new Walk(session, kind.Name, "t.rowid", "id", options.Limit).PagesAsync(condition, 0, ct))
                count += page.Count;
        return new ProbeAnswer(null, $"{count} records of {kind.Name} are there.", new Dictionary<string, string> { ["count"] = Number(count) });
    }

    private async Task<ProbeAnswer> ClockAsync(CancellationToken ct)
    {
        var date = (await session.StatusAsync(ct)).Date ?? throw new ConnectorException(
            FailureKind.Unexpected, "The answers of Dolibarr carry no Date.", "Let the proxy in front of Dolibarr pass on the header Date.");
        var ahead = date - context.Time.GetUtcNow();
        var isFine = ahead.Duration() <= MostClockDifference;
        return new ProbeAnswer(isFine,
            isFine ? "The server's clock agrees with ours." : $"The server's clock is {Number(ahead.Duration().TotalMinutes)} minutes {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} ours.",
            new Dictionary<string, string> { ["seconds-ahead"] = Number(Math.Round(ahead.TotalSeconds)) });
    }

    private static string Needed(IReadOnlyDictionary<string, string> arguments, string name, string next) =>
        arguments.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value : throw Misasked($"The probe needs to be told {name}.", next);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static ConnectorException Misasked(string message, string next) => new(FailureKind.Configuration, message, next);
}
