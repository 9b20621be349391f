using SupportAddon.Sdk;

namespace SupportAddon.Rest.Requests;

/// <summary>Signs in with a token that the system hands out for the credentials.</summary>
internal abstract record TokenAuth : Auth
{
    public override void Sign(HttpRequestMessage request, RestOptions options) => throw new InvalidOperationException();

    /// <summary>The request for a token.</summary>
    /// <param name="old">The token that has ended, if there was one.</param>
    public abstract HttpRequestMessage Request(RestOptions options, Token? old);

    /// <summary>The token in the reply, null when there is none.</summary>
    public abstract Token? Token(Reply reply, RestOptions options, Token? old, DateTimeOffset now);

    /// <summary>What a reply without a token means.</summary>
    public abstract ConnectorException Refused(Reply reply, string system, string said, DateTimeOffset now);

    public abstract void Carry(HttpRequestMessage request, Token token);
}
