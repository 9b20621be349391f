using System.Net;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Requests;

/// <summary>What an unusable answer means: what kind of failure, in one sentence, and what to do about it, in another.</summary>
internal static class Refusal
{
    public static ConnectorException Of(Reply reply, string system, string said, DateTimeOffset now)
    {
        var wait = reply.Status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable ? reply.Wait(now) : null;
        var failure = Of(reply.Status, reply.Asked, system, said, wait is null ? "" : $" for {wait.Value.TotalSeconds:0} s");
        return wait is null ? failure : new(failure.Kind, failure.Message, failure.Next) { RetryAfter = wait };
    }

    /// <summary>The same failure, where the request must not be sent again.</summary>
    public static ConnectorException Final(ConnectorException failure) => new(failure.Kind, failure.Message, failure.Next, failure) { IsTransient = false };

    /// <summary>The same failure, with what to do about it where it is a write that was refused.</summary>
    public static ConnectorException OfWrite(ConnectorException failure, WrittenThing thing) => new(failure.Kind, failure.Message, failure.Kind switch
    {
        FailureKind.Forbidden => $"Give the connection's user the right to change this {thing.Name}.",
        FailureKind.NotFound => $"If the {thing.Name} is still there, correct the path under \"{thing.Section}\" in the manifest.",
        FailureKind.Refused => $"Choose what the source accepts for this {thing.Name}; if it should accept this, correct \"{thing.Section}\" in the manifest.",
        _ => failure.Next,
    }, failure)
    {
        RetryAfter = failure.RetryAfter, IsTransient = failure.IsTransient,
    };

    private static ConnectorException Of(HttpStatusCode status, string asked, string system, string said, string wait) => status switch
    {
        HttpStatusCode.Unauthorized => new(FailureKind.Authentication, $"{system} did not accept the credentials (401) for {asked}.",
            "Check the credentials of the connection; keys can be wrong, expired or switched off."),
        HttpStatusCode.Forbidden => new(FailureKind.Forbidden, $"{system} knows the credentials but refuses {asked} (403).",
            "Give the connection's user the right to read this, and check that the API is switched on."),
        HttpStatusCode.NotFound or HttpStatusCode.Gone => new(FailureKind.NotFound, $"{system} has nothing at {asked} ({(int)status}).",
            "Check baseUrl, and the path in the manifest."),
        HttpStatusCode.TooManyRequests => new(FailureKind.RateLimited, $"{system} asks for fewer requests (429){wait}.",
            "Wait, or ask for a higher limit; reading goes on where it stopped."),
        HttpStatusCode.RequestTimeout => new(FailureKind.Unreachable, $"{system} gave up waiting for {asked} (408).", "Try again later."),
        >= HttpStatusCode.InternalServerError => new(FailureKind.Broken, $"{system} failed on its side ({(int)status}) for {asked}.",
            "Try again later; if it stays, the system's own log says why."),
        >= HttpStatusCode.BadRequest => new(FailureKind.Refused, $"{system} refused {asked} ({(int)status}){said}.",
            "Check the query parameters in the manifest, the cursor's format above all."),
        >= HttpStatusCode.MultipleChoices => new(FailureKind.Unexpected, $"{system} sends {asked} on to another address ({(int)status}).",
            "Put the final address into baseUrl; a redirect to a sign-in page means that the credentials are wrong."),
        _ => new(FailureKind.Unexpected, $"{system} answered {asked} with status {(int)status} where JSON was expected.",
            "Check baseUrl, and the path in the manifest."),
    };

    public static ConnectorException NotJson(string asked, string system, string? mediaType) => new(FailureKind.Unexpected,
        $"{system} answered {asked} with {(mediaType == "text/html" ? "a web page" : mediaType ?? "something")} instead of JSON.",
        "Check baseUrl: this is often a sign-in page, a proxy or a maintenance notice.");

    public static ConnectorException BrokenJson(string asked, string system, Exception inner) => new(FailureKind.Unexpected,
        $"The answer of {system} to {asked} is not valid JSON.", "Try again; if it stays, ask the system's operator.", inner) { IsTransient = true };

    public static ConnectorException Unreachable(string system, Exception inner) => new(FailureKind.Unreachable,
        $"{system} cannot be reached.", "Check baseUrl, the network and any proxy; then try again.", inner);

    public static ConnectorException BrokenOff(string asked, string system, Exception inner) => new(FailureKind.Unreachable,
        $"The connection to {system} broke off in the middle of the answer to {asked}.", "Try again later.", inner);

    public static ConnectorException TooSlow(string asked, string system, Exception inner) => new(FailureKind.Unreachable,
        $"{system} did not answer {asked} in time.", "Try again later.", inner);

    public static ConnectorException TooLarge(string asked, string system, long most) => new(FailureKind.Unexpected,
        $"The answer of {system} to {asked} is larger than {most / 1024 / 1024} MB.", "Ask for smaller pages in the manifest, or allow larger ones by its \"limits\".");

    public static ConnectorException Elsewhere(Uri address, string system) => new(FailureKind.Unexpected,
        $"{system} gave a next page on another system, {address.GetLeftPart(UriPartial.Authority)}.",
        "Correct baseUrl or the proxy in front of the system; credentials are never sent to another address.");
}
