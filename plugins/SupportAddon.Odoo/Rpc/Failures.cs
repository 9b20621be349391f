using System.Net;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Rpc;

/// <summary>What an error of Odoo means: what kind of failure, in one sentence, and what to do about it, in another.</summary>
internal sealed class Failures(string apiKey)
{
    private const int LongestSaid = 160;

    /// <summary>The failure of a reply that is no success.</summary>
    public ConnectorException Of(Reply reply, OdooError? error, string asked) =>
        Of((error is null ? null : KindOf(error.Name)) ?? KindOf(reply, error), reply, error, asked);

    private ConnectorException Of(FailureKind kind, Reply reply, OdooError? error, string asked) =>
        new(kind, $"{Happened(kind, reply, asked)}{Said(error)}.", Next(kind, reply, error), error is null ? null : new OdooFault(error.Name)) { RetryAfter = reply.RetryAfter };

    // By name where it has one: the same failure has another status on each transport, and 500 is often a mistake of ours.
    private static FailureKind? KindOf(string name) => name switch
    {
        "odoo.exceptions.AccessDenied" or "odoo.http.SessionExpiredException" or "werkzeug.exceptions.Unauthorized" => FailureKind.Authentication,
        "odoo.exceptions.AccessError" or "werkzeug.exceptions.Forbidden" => FailureKind.Forbidden,
        "odoo.exceptions.MissingError" or "werkzeug.exceptions.NotFound" => FailureKind.NotFound,
        "odoo.exceptions.UserError" or "odoo.exceptions.ValidationError" => FailureKind.Refused,
        "builtins.ValueError" or "builtins.KeyError" or "builtins.TypeError" or "builtins.AttributeError" => FailureKind.Refused,
        _ when name.StartsWith("psycopg2.", StringComparison.Ordinal) => FailureKind.Broken,
        _ => null,
    };

    private static FailureKind KindOf(Reply reply, OdooError? error) => reply.Status switch
    {
        HttpStatusCode.Unauthorized => FailureKind.Authentication,
        HttpStatusCode.Forbidden => FailureKind.Forbidden,
        HttpStatusCode.TooManyRequests => FailureKind.RateLimited,
        HttpStatusCode.RequestTimeout => FailureKind.Unreachable,
        // Measured: a database that is down or unknown is answered by a page, "No database is selected", with 404.
        HttpStatusCode.NotFound => reply.Json is null ? FailureKind.Broken : FailureKind.NotFound,
        >= HttpStatusCode.InternalServerError => FailureKind.Broken,
        >= HttpStatusCode.BadRequest => FailureKind.Refused,
        _ => error is null ? FailureKind.Unexpected : FailureKind.Broken,
    };

    private static string Happened(FailureKind kind, Reply reply, string asked) => kind switch
    {
        FailureKind.Authentication => "Odoo did not accept the credentials",
        FailureKind.Forbidden => $"Odoo knows the user but refuses {asked}",
        FailureKind.NotFound => $"Odoo does not find what {asked} asks for",
        FailureKind.RateLimited => "Odoo asks for fewer requests",
        FailureKind.Refused => $"Odoo refused {asked}",
        FailureKind.Broken when reply.Status == HttpStatusCode.NotFound => $"Odoo has no database at hand for {asked}",
        FailureKind.Broken or FailureKind.Unreachable => $"Odoo failed on its side for {asked}",
        _ => $"Odoo answered {asked} with status {(int)reply.Status} and something that is not JSON",
    };

    private static string Next(FailureKind kind, Reply reply, OdooError? error) => kind switch
    {
        FailureKind.Authentication => "Check login, apiKey and database; a key can be wrong, expired or deleted.",
        FailureKind.Forbidden => "Give the key's user the right to read this.",
        FailureKind.NotFound => "Check the option model, and that its module is installed.",
        FailureKind.RateLimited => "Wait, or set requestsPerSecond of the connection's network to 1; reading goes on where it stopped.",
        FailureKind.Refused => "Check the options model, domain and those that name fields.",
        FailureKind.Broken when reply.Status == HttpStatusCode.NotFound && error is null => "Check the option database; if it is right, its PostgreSQL may be down: try again later.",
        FailureKind.Broken or FailureKind.Unreachable => "Try again later; if it stays, Odoo's own log says why.",
        _ => "Check url: this is often a sign-in page, a proxy or a maintenance notice.",
    };

    private string Said(OdooError? error)
    {
        var line = string.Join(' ', (error?.Message ?? "").Replace(apiKey, "***", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? "" : line.Length <= LongestSaid ? $": {line.TrimEnd('.')}" : $": {line[..LongestSaid]} [...]";
    }
}
