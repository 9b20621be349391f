using System.Globalization;
using SupportAddon.Core.Life;
using SupportAddon.People;

namespace SupportAddon.Tickets.Life;

/// <summary>What is done about a ticket outside of it: third parties that were asked (R35), sessions on the requester's screen (R36).</summary>
internal sealed class TicketContacts(TicketBook book)
{
    /// <param name="id">Our number of the ticket.</param>
    /// <param name="party">Who was asked, or answered.</param>
    /// <param name="text">What was said.</param>
    /// <param name="at">When; null for now.</param>
    /// <param name="actor">Who records it.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Recorded> ContactAsync(long id, string? party, string? text, DateTimeOffset? at, Actor actor, CancellationToken ct) =>
        RecordAsync(id, LifeEventType.Contact, Refused.Empty(party, "A contact"), at, actor, new() { Body = Refused.Empty(text, "A contact") }, ct);

    /// <param name="id">Our number of the ticket.</param>
    /// <param name="consent">Who agreed to it, in words: a session without consent is not recorded, for it must not be held.</param>
    /// <param name="length">How long it took.</param>
    /// <param name="text">What was done.</param>
    /// <param name="at">When it began; null for now.</param>
    /// <param name="actor">Who held it.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Recorded> RemoteSessionAsync(long id, string? consent, TimeSpan length, string? text, DateTimeOffset? at, Actor actor, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(consent))
            throw new RefusedException("A remote session needs the requester's consent.", "Say who gave it, and how, with --consent.");
        if (length <= TimeSpan.Zero)
            throw new RefusedException("A remote session lasts longer than nothing.", "Say how many minutes, with --minutes.");
        var data = new Dictionary<string, string?>
        {
            ["consent"] = consent.Trim(), ["minutes"] = ((int)Math.Ceiling(length.TotalMinutes)).ToString(CultureInfo.InvariantCulture),
        };
        return RecordAsync(id, LifeEventType.RemoteSession, null, at, actor, new() { Body = text, Data = data }, ct);
    }

    /// <summary>No session lasts longer than a day.</summary>
    public static TimeSpan Minutes(int minutes) => minutes <= 24 * 60
        ? TimeSpan.FromMinutes(minutes)
        : throw new RefusedException($"{minutes} minutes are more than a day.", "Record each session by itself.");

    private Task<Recorded> RecordAsync(long id, string type, string? field, DateTimeOffset? at, Actor actor, EventNote note, CancellationToken ct) =>
        book.ActAsync(id, async ticket =>
        {
            if (at > ticket.Now)
                throw new RefusedException("What is recorded lies in the future.", "Give the time at which it happened, or none for now.");
            var recorded = await ticket.RecordAsync(new(at?.ToUniversalTime() ?? ticket.Now, type, field), actor, note, ct);
            return new Recorded(id, ticket.Ticket.Number, recorded);
        }, ct);
}
