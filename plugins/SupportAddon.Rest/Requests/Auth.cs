using System.Net.Http.Headers;
using System.Text;

namespace SupportAddon.Rest.Requests;

/// <summary>How requests prove who sends them.</summary>
internal abstract record Auth
{
    /// <summary>The options this needs and does not have, by their names in files.</summary>
    public abstract IEnumerable<string> Missing(RestOptions options);

    public abstract void Sign(HttpRequestMessage request, RestOptions options);

    protected static IEnumerable<string> Absent(string? value, string name) => string.IsNullOrEmpty(value) ? [name] : [];
}

internal sealed record NoAuth : Auth
{
    public override IEnumerable<string> Missing(RestOptions options) => [];

    public override void Sign(HttpRequestMessage request, RestOptions options)
    {
    }
}

internal sealed record HeaderAuth(string Header, string Prefix) : Auth
{
    public override IEnumerable<string> Missing(RestOptions options) => Absent(options.ApiKey, "apiKey");

    public override void Sign(HttpRequestMessage request, RestOptions options) =>
        request.Headers.TryAddWithoutValidation(Header, Prefix + options.ApiKey);
}

internal sealed record QueryAuth(string Parameter) : Auth
{
    public override IEnumerable<string> Missing(RestOptions options) => Absent(options.ApiKey, "apiKey");

    public override void Sign(HttpRequestMessage request, RestOptions options) =>
        request.RequestUri = Address.Set(request.RequestUri!, Parameter, options.ApiKey!);
}

internal sealed record BasicAuth : Auth
{
    public override IEnumerable<string> Missing(RestOptions options) =>
        [.. Absent(options.User, "user"), .. Absent(options.Password, "password")];

    public override void Sign(HttpRequestMessage request, RestOptions options) =>
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password}")));
}
