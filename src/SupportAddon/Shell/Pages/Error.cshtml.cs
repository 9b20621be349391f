using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SupportAddon.Shell.Pages;

/// <summary>What people see when something failed. A form that failed is not checked again on its way here.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class ErrorModel : PageModel
{
    private static readonly int[] Told = [400, 403, 404, 413, 429, 500];

    public int Status { get; private set; }

    public string Text => $"error.{(Told.Contains(Status) ? Status : Status >= 500 ? 500 : 400)}";

    public string? Reference { get; private set; }

    public void OnGet() => Show();

    public void OnPost() => Show();

    private void Show()
    {
        // Whoever types the address of this page finds none.
        var failed = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        Status = Response.StatusCode = failed ? Response.StatusCode : StatusCodes.Status404NotFound;
        Reference = Failures.Reference(HttpContext);
    }
}
