using System.Globalization;
using System.Text.RegularExpressions;
using SupportAddon.Audit;
using SupportAddon.Clients;
using SupportAddon.Core.Fixes;
using SupportAddon.Core.Health;
using SupportAddon.Core.Times;
using SupportAddon.Health.Probes;
using SupportAddon.People;

namespace SupportAddon.Health.Downtimes;

/// <summary>Plans downtimes and ends them. What is over is never planned: no figure of the past gets better.</summary>
internal sealed partial class DowntimePlanner(ClientStore clients, ProbeFinder probes, DowntimeStore downtimes, AuditTrail audit, TimeProvider time)
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm"];

    /// <returns>Its number.</returns>
    public async Task<long> AddAsync(NewDowntime wanted, Actor by, CancellationToken ct)
    {
        var client = await clients.GetAsync(wanted.Client, ct);
        var probe = wanted.Probe is null ? null : await probes.FindAsync(wanted.Probe, client.Code, ct);
        if (string.IsNullOrWhiteSpace(wanted.Reason))
            throw new RefusedException("A downtime is planned for a reason.", "Say what for.");
        var now = time.GetUtcNow();
        var downtime = Read(wanted, client.Zone, now);
        await using var change = await audit.BeginAsync(by, ct);
        var id = await DowntimeStore.AddAsync(change.Db, client.Id, probe?.Id, downtime, wanted.Reason.Trim(), by.Name, now, ct);
        await change.CommitAsync("downtime.add", $"downtime {id}", new { client = client.Code, probe = probe?.Name, downtime, wanted.Reason }, ct);
        return id;
    }

    /// <param name="id">Its number.</param>
    /// <param name="sees">Whether somebody who sees that client asks.</param>
    /// <param name="by">Who.</param>
    /// <param name="ct">Cancels.</param>
    public async Task EndAsync(long id, Func<long, bool> sees, Actor by, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var holds = (await downtimes.ListAsync(null, new(now, Stretch.Never), ct)).FirstOrDefault(each => each.Id == id && sees(each.ClientId))
            ?? throw new RefusedException($"There is no downtime {id} that still holds.", "List them: supportaddon downtime list");
        await using var change = await audit.BeginAsync(by, ct);
        await DowntimeStore.EndAsync(change.Db, id, now, ct);
        await change.CommitAsync("downtime.end", $"downtime {id}", new { client = holds.Client, holds.Reason }, ct);
    }

    private static Downtime Read(NewDowntime wanted, TimeZoneInfo zone, DateTimeOffset now)
    {
        var (from, to) = (At(wanted.From, zone), At(wanted.To, zone));
        if (wanted.Hours is null && (from is null || to is null))
            throw new RefusedException("A downtime has a beginning and an end, or hours of the week.", "Give --from and --to, or --hours.");
        if ((from ?? now) >= (to ?? Stretch.Never))
            throw new RefusedException("The downtime would end before it begins.", "Give an end after its beginning, on the client's clock.");
        if ((to ?? Stretch.Never) <= now)
            throw new RefusedException("That downtime would be over already: no figure of the past gets better.", "Give an end that is still to come.");
        // What has been measured so far is not unmeasured.
        var holds = new Stretch(from > now ? from.Value : now, to ?? Stretch.Never);
        return wanted.Hours is null ? new() { Once = new(from!.Value, to!.Value), Holds = holds } : new() { Weekly = Weekly(wanted), Holds = holds };
    }

    private static MaintenanceWindow Weekly(NewDowntime wanted)
    {
        if (!HoursForm().IsMatch(wanted.Hours!))
            throw new RefusedException($"\"{wanted.Hours}\" are no hours of a day.", "Write them as 20:00-06:00.");
        var window = new MaintenanceWindow { Hours = wanted.Hours!, Days = [.. wanted.Days.Select(Day)] };
        return window.Mistake() is { } mistake ? throw new RefusedException($"{mistake}.", "Write hours as 20:00-06:00.") : window;
    }

    private static DayOfWeek Day(string word) => Enum.TryParse<DayOfWeek>(word, ignoreCase: true, out var day) && !char.IsDigit(word[0]) ? day
        : throw new RefusedException($"\"{word}\" is no day of the week.", $"Use one of: {string.Join(", ", Enum.GetNames<DayOfWeek>()).ToLowerInvariant()}.");

    private static DateTimeOffset? At(string? text, TimeZoneInfo zone) => string.IsNullOrWhiteSpace(text) ? null
        : DateTime.TryParseExact(text.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var shown) ? WallClock.First(shown, zone)
        : throw new RefusedException($"\"{text}\" is no time of the client's clock.", "Write it as 2026-12-24T20:00.");

    [GeneratedRegex("^[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}$")]
    private static partial Regex HoursForm();
}
