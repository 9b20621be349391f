using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using SupportAddon.Access;

namespace SupportAddon.Tests.Access;

/// <summary>One page or endpoint with one method, as the site itself lists them.</summary>
internal sealed record Door(RouteEndpoint Endpoint, HttpMethod Method)
{
    /// <summary>What stands for each parameter: something of acme's, and something of the other client's.</summary>
    private static readonly Dictionary<string, (string Own, string Other)> Values = new()
    {
        ["id"] = ("1", "2"),
        ["name"] = ("of-acme", "of-other"),
        ["fix"] = ("country-from-vat", "country-from-vat"),
        ["client"] = ("acme", "other"),
        ["probe"] = ("web", "web"),
        ["person"] = ("target", "target"),
        ["login"] = ("target", "target"),
        ["token"] = ("target", "target"),
        ["key"] = ("of-nobody", "of-nobody"),
        ["documentName"] = ("v1", "v1"),
    };

    public bool IsApi => Endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal);

    public bool LetsAnybodyIn => Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    public RequiresAttribute? Requires => Endpoint.Metadata.GetMetadata<RequiresAttribute>();

    public SignedInAttribute? SignedIn => Endpoint.Metadata.GetMetadata<SignedInAttribute>();

    /// <summary>As empty as its endpoint takes it.</summary>
    public HttpContent? Body => Method == HttpMethod.Get ? null
        : Endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is { ContentTypes: ["application/json", ..] } ? new StringContent("{}", null, "application/json")
        : new FormUrlEncodedContent([]);

    /// <summary>Has another client's counterpart.</summary>
    public bool IsOfAClient => Own != Other;

    public string Own => Path(value => value.Own);

    public string Other => Path(value => value.Other);

    public static IReadOnlyList<Door> All(WebApplication app) =>
    [
        .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).Cast<RouteEndpoint>()
            .SelectMany(endpoint => Methods(endpoint).Select(method => new Door(endpoint, method))),
    ];

    public override string ToString() => $"{Method} /{Endpoint.RoutePattern.RawText!.TrimStart('/')}";

    /// <summary>What says nothing of methods is a page, which is looked at and sent to.</summary>
    private static IEnumerable<HttpMethod> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { HttpMethods: { Count: > 0 } named } ? named.Select(name => HttpMethod.Parse(name)) : [HttpMethod.Get, HttpMethod.Post];

    private string Path(Func<(string Own, string Other), string> choose) => "/" + string.Join('/', Endpoint.RoutePattern.PathSegments
        .Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternParameterPart parameter => Values.TryGetValue(parameter.Name, out var value) ? choose(value)
                : throw new InvalidOperationException($"Say in {nameof(Door)} what {{{parameter.Name}}} of {this} is for each client."),
            RoutePatternLiteralPart literal => literal.Content,
            _ => "",
        }))));
}
