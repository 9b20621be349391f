using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using SupportAddon.Access;
using SupportAddon.Clients;
using SupportAddon.Fixes.Endpoints;
using SupportAddon.Health;
using SupportAddon.Health.Heartbeats;
using SupportAddon.Jobs;
using SupportAddon.Live;
using SupportAddon.Reports;
using SupportAddon.Storage;
using SupportAddon.Tickets.Endpoints;

namespace SupportAddon.Shell;

/// <summary>The web application put together: what every request passes, then pages and API.</summary>
internal static class Site
{
    /// <summary>Forms and JSON of people and programs; files will come in by a way of their own.</summary>
    public const long LargestBody = 1 << 20;

    public static WebApplication Build(Settings settings, Database database, Uri address, TimeProvider time)
    {
        var builder = WebApplication.CreateEmptyBuilder(new()
        {
            // Where the pages are, whichever program this runs in.
            ApplicationName = typeof(Site).Assembly.GetName().Name, ContentRootPath = settings.Root.FullName,
        });
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Configure(settings.Configuration.GetSection("Kestrel"));
        }).UseUrls(address.ToString());
        // The standard output belongs to the command.
        builder.Logging.AddConfiguration(settings.Configuration.GetSection("Logging")).AddSimpleConsole()
            // The keys lie in a folder that nobody else may look into: there is nothing to warn of.
            .AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        // Pages need not wait for the jobs.
        builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        builder.Services.AddRooms(settings, database, time).AddJobs().AddSite(settings);
        Telemetry.AddTo(builder.Services, settings);
        var app = builder.Build();
        app.UseSite(settings);
        app.MapSite();
        return app;
    }

    private static IServiceCollection AddSite(this IServiceCollection services, Settings settings)
    {
        services.AddDataProtection().SetApplicationName(SecretVault.Application).PersistKeysToFileSystem(SecretVault.OpenKeyFolder(settings.Data));
        services.AddAuthentication(CallerAuthentication.Scheme)
            .AddScheme<AuthenticationSchemeOptions, CallerAuthentication>(CallerAuthentication.Scheme, configureOptions: null);
        // What has no rule of its own is open to nobody.
        services.AddAuthorization(rules => rules.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "supportaddon-forms";
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // The header is set for every page alike, and says more.
            forms.SuppressXFrameOptionsHeader = true;
        });
        services.AddRazorPages(pages => pages.RootDirectory = "/").AddMvcOptions(pages => pages.Filters.Add<MissingHandler>());
        return services.AddHttpContextAccessor().AddScoped<Reader>().AddLive().AddRateLimits().AddProblemDetails().AddApi();
    }

    private static void UseSite(this WebApplication app, Settings settings)
    {
        settings.Proxy?.Use(app);
        app.Use(ResponseHeaders.AddAsync);
        app.UseFailures();
        app.Use(RefuseOversizedAsync);
        app.UseRouting();
        app.Use(AnswerUnknownAsync);
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
    }

    private static void MapSite(this WebApplication app)
    {
        app.MapRazorPages();
        app.MapFile("/icon.svg", "image/svg+xml");
        app.MapFile("/style.css", "text/css");
        app.MapFile("/app.js", "text/javascript");
        app.MapFile("/live.js", "text/javascript");
        app.MapFile("/fixes.css", "text/css");
        app.MapFile("/health.css", "text/css");
        app.MapFile("/board.css", "text/css");
        app.MapFile("/board.js", "text/javascript");
        app.MapLive();
        app.MapHeartbeats();
        app.MapOwnHealth();
        app.MapReviews();
        app.MapTicketCsv();
        app.MapPreviews();
        app.MapApi();
        EndpointRules.RequireOfEach(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints));
    }

    private static void MapFile(this WebApplication app, string path, string type) => app
        .MapGet(path, () => Results.Stream(typeof(Site).Assembly.GetManifestResourceStream(path[1..])!, type))
        .AllowAnonymous().ExcludeFromDescription().WithMetadata(new ResponseHeaders.Kept());

    /// <summary>
    /// What no page or endpoint takes has no rule either, and is answered before anybody is asked who they are: it is not there, or, as the
    /// framework's own endpoints say, not by that method or not in that form.
    /// </summary>
    private static Task AnswerUnknownAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is RouteEndpoint)
            return next(context);
        if (context.GetEndpoint()?.RequestDelegate is { } answer)
            return answer(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>Said at once: a form that is cut off in the middle would be taken for a forged one.</summary>
    private static Task RefuseOversizedAsync(HttpContext context, RequestDelegate next)
    {
        // What has been refused comes by once more, on its way to the page that says so.
        if (!(context.Request.ContentLength > LargestBody) || context.Response.StatusCode == StatusCodes.Status413PayloadTooLarge)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }
}
