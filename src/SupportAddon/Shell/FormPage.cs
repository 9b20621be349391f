using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SupportAddon.Shell;

/// <summary>A page with forms: what was refused is shown on it, with what was typed.</summary>
internal abstract class FormPage : PageModel
{
    public RefusedException? Refused { get; private set; }

    /// <summary>What was typed before it was refused, so that it is not lost.</summary>
    public string? Typed(string name) => Refused is not null && Request.HasFormContentType ? Request.Form[name].ToString() : null;

    /// <param name="act">Does what was asked for, and tells where to go from there.</param>
    /// <param name="show">The page, for what was refused.</param>
    protected async Task<IActionResult> TryAsync(Func<Task<IActionResult>> act, Func<Task<IActionResult>> show)
    {
        try
        {
            return await act();
        }
        catch (RefusedException refused)
        {
            (Refused, Response.StatusCode) = (refused, StatusCodes.Status400BadRequest);
            return await show();
        }
    }

    /// <summary>As <see cref="TryAsync(Func{Task{IActionResult}}, Func{Task{IActionResult}})"/>, and then to a page of ours.</summary>
    protected Task<IActionResult> TryAsync(Func<Task> act, string next, Func<Task<IActionResult>> show) => TryAsync(
        async () =>
        {
            await act();
            return LocalRedirect(next);
        },
        show);

    /// <summary>A field that was left empty gives nothing.</summary>
    protected static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
