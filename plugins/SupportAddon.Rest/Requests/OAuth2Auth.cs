using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SupportAddon.Rest.Selection;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Requests;

/// <summary>OAuth 2 (RFC 6749) without a person: by client credentials, or by a refresh token that may be replaced each time.</summary>
/// <param name="Path">Where tokens are given, unless the connection has a tokenUrl.</param>
/// <param name="Refreshes">Whether a refresh token is used.</param>
/// <param name="IsBasic">Whether the client's credentials go as HTTP Basic instead of in the body.</param>
internal sealed record OAuth2Auth(string? Path, bool Refreshes, string? Scope, bool IsBasic) : TokenAuth
{
    private static readonly FieldPath AccessToken = Named("access_token"), RefreshToken = Named("refresh_token"),
        ExpiresIn = Named("expires_in"), Error = Named("error");

    public override IEnumerable<string> Missing(RestOptions options) =>
    [
        .. Absent(Path ?? options.TokenUrl?.ToString(), "tokenUrl"),
        .. Absent(options.ClientId, "clientId"),
        .. Refreshes ? Absent(options.RefreshToken, "refreshToken") : Absent(options.ClientSecret, "clientSecret"),
    ];

    public override HttpRequestMessage Request(RestOptions options, Token? old)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, options.TokenUrl ?? new Address(options.BaseUrl!, Path!, new Dictionary<string, string>()).ToUri());
        request.Content = new FormUrlEncodedContent(Form(options, old).Where(pair => pair.Value is not null)!);
        if (IsBasic)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(
                $"{Uri.EscapeDataString(options.ClientId!)}:{Uri.EscapeDataString(options.ClientSecret ?? "")}")));
        return request;
    }

    // A refresh token that is not replaced stays good.
    public override Token? Token(Reply reply, RestOptions options, Token? old, DateTimeOffset now) =>
        reply.Status != HttpStatusCode.OK || Said(AccessToken, reply) is not { } value ? null : new Token(value)
        {
            ExpiresAt = double.TryParse(Said(ExpiresIn, reply), CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1e9
                ? now.AddSeconds(seconds) : null,
            Refresh = Refreshes ? Said(RefreshToken, reply) ?? Current(options, old) : null,
        };

    public override ConnectorException Refused(Reply reply, string system, string said, DateTimeOffset now) => Said(Error, reply) switch
    {
        "invalid_grant" when Refreshes => new(FailureKind.Authentication, $"{system} no longer accepts the refresh token.",
            "Have the client authorised again, and give the new refresh token to the connection as refreshToken."),
        "invalid_grant" or "invalid_client" or "unauthorized_client" => new(FailureKind.Authentication, $"{system} gives this client no token.",
            "Check clientId and clientSecret, and that the client may use this grant; secrets expire."),
        _ when reply.Status == HttpStatusCode.OK => new(FailureKind.Unexpected, $"The answer of {system} to {reply.Asked} has no access_token.",
            "Correct the path of the tokens in the manifest, or the connection's tokenUrl."),
        _ => Refusal.Of(reply, system, said, now),
    };

    public override void Carry(HttpRequestMessage request, Token token) =>
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);

    private IEnumerable<KeyValuePair<string, string?>> Form(RestOptions options, Token? old) =>
    [
        new("grant_type", Refreshes ? "refresh_token" : "client_credentials"),
        new("refresh_token", Refreshes ? Current(options, old) : null),
        new("scope", Scope),
        new("client_id", IsBasic ? null : options.ClientId),
        new("client_secret", IsBasic ? null : options.ClientSecret),
    ];

    private static string? Current(RestOptions options, Token? old) => old?.Refresh ?? options.RefreshToken;

    private static string? Said(FieldPath path, Reply reply) => reply.Json is { } json ? JsonText.Of(path.In(json)) : null;

    private static FieldPath Named(string name) =>
        FieldPath.TryParse(name, out var path, out var problem) ? path : throw new InvalidOperationException(problem);
}
