using System.Net;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Rpc;

/// <summary>What a reply that is no success means: what kind of failure, in one sentence, and what to do about it, in another.</summary>
internal sealed class Failures(string apiKey)
{
    private const int LongestSaid = 160;

    public ConnectorException Of(Reply reply, string asked)
    {
        var kind = KindOf(reply);
        var (happened, next) = (reply.Json is null ? OfPage(reply, asked) : null) ?? OfJson(kind, reply, asked);
        return new ConnectorException(kind, $"{happened}{Said(reply)}.", next) { RetryAfter = reply.RetryAfter };
    }

    private static FailureKind KindOf(Reply reply) => reply.Status switch
    {
        // Up to 17, some lists tell a right that is missing as 401.
        HttpStatusCode.Unauthorized => LacksRight(reply) ? FailureKind.Forbidden : FailureKind.Authentication,
        HttpStatusCode.Forbidden => FailureKind.Forbidden,
        HttpStatusCode.NotFound => FailureKind.NotFound,
        HttpStatusCode.TooManyRequests => FailureKind.RateLimited,
        HttpStatusCode.RequestTimeout => FailureKind.Unreachable,
        HttpStatusCode.Accepted => FailureKind.Broken,
        HttpStatusCode.NotImplemented => FailureKind.NotFound,
        // A column that does not exist is told as 503: to send it again would not help.
        HttpStatusCode.ServiceUnavailable when reply.Error is not null => FailureKind.Refused,
        >= HttpStatusCode.InternalServerError => FailureKind.Broken,
        >= HttpStatusCode.BadRequest => FailureKind.Refused,
        _ => FailureKind.Unexpected,
    };

    private static bool LacksRight(Reply reply) => reply.Error is { } said
        && (said.Contains("rights", StringComparison.OrdinalIgnoreCase) || said.Contains("allowed", StringComparison.OrdinalIgnoreCase));

    // A page where data was expected says much by its status alone.
    private static (string, string)? OfPage(Reply reply, string asked) => reply.Status switch
    {
        HttpStatusCode.Accepted => ("Dolibarr answers, but its database does not", "Start Dolibarr's database, or look into its log; reading goes on where it stopped."),
        HttpStatusCode.OK => ($"Something that is not data came for {asked}",
            "Enable the module API / Web services (REST server), in French API / Web services (serveur REST), under Home, Setup, Modules; if it is enabled, check url: this can be a sign-in page, a proxy or a maintenance notice."),
        HttpStatusCode.Forbidden => ($"A web page refuses {asked}: Dolibarr's protection against scripts, or a firewall before it", "Look into Dolibarr's log and let the requests of this connection pass."),
        HttpStatusCode.NotImplemented => ($"This Dolibarr has nothing that answers {asked}", "Check that its version is 17 or later."),
        HttpStatusCode.ServiceUnavailable => ("A web page says that the service is not available", "Allow the address of this machine under Setup, API, if Dolibarr limits addresses; else try again later."),
        _ => null,
    };

    private static (string Happened, string Next) OfJson(FailureKind kind, Reply reply, string asked) => kind switch
    {
        FailureKind.Authentication => ("Dolibarr did not accept the key", "Check apiKey: make a key on the card of the user, and see that the user is enabled and has not expired."),
        FailureKind.Forbidden => ($"Dolibarr knows the user but refuses {asked}", "Check that the module is enabled, and give the key's user the right to read this."),
        FailureKind.NotFound => ($"Dolibarr does not find what {asked} asks for", "Check url: the API answers below it at /api/index.php."),
        FailureKind.RateLimited => ("The server asks for fewer requests", "Wait, or set requestsPerSecond of the connection's network to 1; reading goes on where it stopped."),
        FailureKind.Refused => ($"Dolibarr refused {asked}", "Check the version of Dolibarr; its log says what was wrong with the question."),
        FailureKind.Broken or FailureKind.Unreachable => ($"Dolibarr failed on its side for {asked}", "Try again later; if it stays, Dolibarr's own log or that of PHP says why."),
        _ => ($"Dolibarr answered {asked} with status {(int)reply.Status} and something that is not what it should be", "Check url: this is often a sign-in page, a proxy or a maintenance notice."),
    };

    private string Said(Reply reply)
    {
        var line = string.Join(' ', (reply.Error ?? "").Replace(apiKey, "***", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? "" : line.Length <= LongestSaid ? $": {line.TrimEnd('.')}" : $": {line[..LongestSaid]} [...]";
    }
}
