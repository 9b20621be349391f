using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SupportAddon.Access;
using SupportAddon.Audit;
using SupportAddon.Clients;
using SupportAddon.Fixes.Endpoints;
using SupportAddon.Health.Endpoints;
using SupportAddon.People;
using SupportAddon.Storage;
using SupportAddon.Sync;
using SupportAddon.Tickets.Endpoints;

namespace SupportAddon.Shell;

/// <summary>The HTTP API: each room brings its endpoints, and here is what they have in common.</summary>
internal static class Api
{
    private const string Root = "/api/v1";

    /// <summary>Where the API is described, as OpenAPI.</summary>
    public const string Description = $"{Root}/openapi.json";

    public static bool IsAsked(HttpRequest request) => request.Path.StartsWithSegments("/api");

    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .AddOpenApi("v1", document => document.AddDocumentTransformer((described, _, _) =>
        {
            (described.Info.Title, described.Info.Description, described.Servers) = ("SupportAddon", "Sign in with a token: Authorization: Bearer TOKEN.", []);
            return Task.CompletedTask;
        }))
        .ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = JsonColumn.Options.Encoder;
            foreach (var converter in JsonColumn.Options.Converters)
                json.SerializerOptions.Converters.Add(converter);
        });

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup(Root).RequireRateLimiting(RateLimits.Api).AddEndpointFilter(RefuseForgeryAsync);
        foreach (var status in new[] { 400, 401, 403, 404, 415, 429 })
            api.ProducesProblem(status);
        api.MapAccess();
        api.MapAudit();
        api.MapClients();
        api.MapConnections();
        api.MapPeople();
        api.MapTickets();
        api.MapFixes();
        api.MapHealth();
        app.MapOpenApi(Description).RequireSignIn();
    }

    /// <summary>A browser sends its cookie along whoever asks it to; a program shows its token by itself.</summary>
    private static async ValueTask<object?> RefuseForgeryAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        if (context.Caller().IsToken || await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            return await next(call);
        return TypedResults.Problem("A session changes something only together with the anti-forgery token of a page.", statusCode: StatusCodes.Status400BadRequest);
    }
}
