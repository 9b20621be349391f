using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SupportAddon.Shell;

/// <summary>What is answered when something fails: a page to people, problem details to programs.</summary>
internal static partial class Failures
{
    public static void UseFailures(this WebApplication app)
    {
        app.UseWhen(context => Api.IsAsked(context.Request), api => api
            .UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = TellProgramAsync, StatusCodeSelector = Status, SuppressDiagnosticsCallback = _ => true })
            .UseStatusCodePages(status => TellProgramAsync(status.HttpContext)));
        app.UseWhen(context => !Api.IsAsked(context.Request), pages => pages
            .UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error", StatusCodeSelector = Status, SuppressDiagnosticsCallback = _ => true })
            .UseStatusCodePagesWithReExecute("/error"));
    }

    /// <summary>A number under which a failure stands in the log; null when nothing failed that a log tells more about.</summary>
    public static string? Reference(HttpContext context)
    {
        if (context.Features.Get<IExceptionHandlerFeature>() is not { Error: var error } || Status(error) != StatusCodes.Status500InternalServerError)
            return null;
        var reference = ActivityTraceId.CreateRandom().ToHexString()[..8];
        var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("SupportAddon.Shell.Failures");
        LogFailed(logger, error, reference, context.Request.Method, context.Features.Get<IExceptionHandlerFeature>()!.Path);
        return reference;
    }

    private static Task TellProgramAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var (detail, next) = context.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            RefusedException refused => (refused.Message, refused.Next),
            null when status == StatusCodes.Status400BadRequest => ("A value in the address or in the body cannot be read.", $"{Api.Description} says what each address takes."),
            _ => (null, null),
        };
        var extensions = new Dictionary<string, object?>();
        if (next is not null)
            extensions["next"] = next;
        if (Reference(context) is { } reference)
            extensions["reference"] = reference;
        return Results.Problem(detail, statusCode: status, title: ReasonPhrases.GetReasonPhrase(status), extensions: extensions).ExecuteAsync(context);
    }

    private static int Status(Exception error) => error switch
    {
        RefusedException => StatusCodes.Status400BadRequest,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };

    [LoggerMessage(LogLevel.Error, "Reference {Reference}: {Method} {Path} failed")]
    private static partial void LogFailed(ILogger logger, Exception error, string reference, string method, string path);
}
