using SupportAddon.Rest.Selection;

namespace SupportAddon.Rest.Requests;

/// <summary>Where a login's reply has the token: one of the three.</summary>
internal sealed record TokenPlace(FieldPath? Body, string? Header, string? Cookie)
{
    public string? In(Reply reply) =>
        Body is not null ? (reply.Json is { } json ? JsonText.Of(Body.In(json)) : null)
        : Header is not null ? reply.First(Header)
        : reply.All("Set-Cookie").Select(OfCookie).OfType<string>().LastOrDefault();

    private string? OfCookie(string set) =>
        set.Split(';')[0].Split('=', 2) is [var name, { Length: > 0 } value] && name.Trim() == Cookie ? value.Trim() : null;
}

/// <summary>How the token is shown: in a header, or as a cookie.</summary>
internal sealed record TokenCarrier(string? Header, string Prefix, string? Cookie);
