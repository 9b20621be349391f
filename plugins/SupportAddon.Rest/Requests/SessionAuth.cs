using System.Net;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Requests;

/// <summary>Signs in by a request of the manifest's own, and shows with each further one what that gave.</summary>
internal sealed record SessionAuth(LoginPlan Login, TokenPlace From, TokenCarrier To) : TokenAuth
{
    public override IEnumerable<string> Missing(RestOptions options) => Login.Missing(options);

    public override HttpRequestMessage Request(RestOptions options, Token? old) => Login.Request(options);

    public override Token? Token(Reply reply, RestOptions options, Token? old, DateTimeOffset now) =>
        (int)reply.Status is >= 200 and < 300 && From.In(reply) is { } value ? new Token(value) : null;

    public override ConnectorException Refused(Reply reply, string system, string said, DateTimeOffset now) =>
        (int)reply.Status is >= 200 and < 300 or (int)HttpStatusCode.Forbidden
            ? new(FailureKind.Authentication, $"{system} opens no session for these credentials ({(int)reply.Status}){said}.",
                "Check the credentials of the connection; if they are right, correct \"auth\" in the manifest.")
            : Refusal.Of(reply, system, said, now);

    public override void Carry(HttpRequestMessage request, Token token) => request.Headers.TryAddWithoutValidation(
        To.Cookie is null ? To.Header! : "Cookie", To.Cookie is null ? To.Prefix + token.Value : $"{To.Cookie}={token.Value}");
}
