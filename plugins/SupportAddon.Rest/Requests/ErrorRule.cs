using System.Globalization;
using SupportAddon.Rest.Selection;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Requests;

/// <summary>What to do about a reply that says that something is wrong.</summary>
internal enum ErrorAction
{
    Retry,
    Wait,
    Login,
    Fail,
    Ignore,
}

/// <summary>One way in which a system says that something is wrong, and what that means.</summary>
/// <param name="Statuses">Such as 429 or 5xx; any when empty.</param>
/// <param name="Body">What the body must say; nothing when null.</param>
/// <param name="Header">Where the reply says how long to wait; Retry-After when null.</param>
/// <param name="IsInstant">Whether that header names an instant, in Unix seconds, instead of a number of seconds.</param>
internal sealed record ErrorRule(
    IReadOnlyList<string> Statuses, BodySign? Body, ErrorAction Action, string? Header, bool IsInstant, string? Message, string? Next)
{
    public bool Fits(Reply reply)
    {
        var status = ((int)reply.Status).ToString(CultureInfo.InvariantCulture);
        var isOne = Statuses.Count == 0 || Statuses.Any(one => one == status || (one.EndsWith("xx", StringComparison.Ordinal) && one[0] == status[0]));
        return isOne && Body?.IsIn(reply) != false;
    }

    public ConnectorException Failure(Reply reply, string system, string said, DateTimeOffset now) => new(Kind,
        Message ?? $"{system} says that {reply.Asked} failed ({(int)reply.Status}){said}.", Next ?? OtherwiseNext)
    {
        RetryAfter = Action == ErrorAction.Wait ? Wait(reply, now) : null,
    };

    private FailureKind Kind => Action switch
    {
        ErrorAction.Retry => FailureKind.Broken,
        ErrorAction.Wait => FailureKind.RateLimited,
        ErrorAction.Login => FailureKind.Authentication,
        _ => FailureKind.Refused,
    };

    private string OtherwiseNext => Action switch
    {
        ErrorAction.Retry => "Try again later; if it stays, the system's own log says why.",
        ErrorAction.Wait => "Wait, or ask for a higher limit; reading goes on where it stopped.",
        ErrorAction.Login => "Check the credentials of the connection.",
        _ => "Ask the system's operator; the manifest's \"errors\" say what counts as a failure.",
    };

    private TimeSpan? Wait(Reply reply, DateTimeOffset now) =>
        Header is null ? reply.Wait(now)
        : !double.TryParse(reply.First(Header), CultureInfo.InvariantCulture, out var seconds) || !(seconds is >= 0 and < 1e11) ? null
        : IsInstant ? reply.Until(DateTimeOffset.UnixEpoch.AddSeconds(seconds), now)
        : TimeSpan.FromSeconds(seconds);
}

/// <summary>A sign in the body of a reply.</summary>
/// <param name="At">The place in a JSON body; the text of a body that is no success's JSON when null.</param>
/// <param name="Is">Whether what stands there is the sign.</param>
internal sealed record BodySign(FieldPath? At, Func<string, bool> Is)
{
    public bool IsIn(Reply reply) => At is null ? Is(reply.Text)
        : reply.Json is { } json && JsonText.Of(At.In(json)) is { } text && Is(text);
}
