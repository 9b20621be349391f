using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using SupportAddon.Access;
using SupportAddon.Clients;
using SupportAddon.Connectors.Options;
using SupportAddon.Core.Access;
using SupportAddon.Fixes.Choices;
using SupportAddon.Fixes.Plannings;
using SupportAddon.Fixes.Plans;
using SupportAddon.Sdk;
using SupportAddon.Shell;

namespace SupportAddon.Fixes.Pages;

/// <summary>A fix to fill in: its own declaration of parameters makes the form, and checks it.</summary>
[Requires(Permission.CorrectData)]
internal sealed class NewFixModel(VisiblePlans visible, FixCatalog catalog, FixChoices choices, PlanningDesk desk) : FormPage
{
    /// <summary>Apart from the fields of the form itself, whatever a fix calls its own.</summary>
    private const string Prefix = "p.";

    public Connection Connection { get; private set; } = null!;

    public OfferedFix Fix { get; private set; } = null!;

    /// <summary>What the client's system has for a parameter; what is missing is typed, and checked when it is planned.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Choice>> Choices { get; private set; } = new Dictionary<string, IReadOnlyList<Choice>>();

    public static string FieldOf(OptionDescription parameter) => Prefix + parameter.Name;

    /// <summary>What was typed before it was refused, else what holds when it is left out.</summary>
    public string? Value(OptionDescription parameter) => Request.HasFormContentType ? Request.Form[FieldOf(parameter)].ToString() : parameter.Default;

    public async Task<IActionResult> OnGetAsync(string name, string fix, CancellationToken ct) => await FindAsync(name, fix, ct) ? await ShowAsync(ct) : NotFound();

    public async Task<IActionResult> OnPostAsync(string name, string fix, string? max, CancellationToken ct) => !await FindAsync(name, fix, ct) ? NotFound() : await TryAsync(
        async () =>
        {
            var planning = await desk.AskAsync(Connection, Fix.Name, Filled(), PlanForm.Max(max), HttpContext.Actor(), ct);
            return LocalRedirect($"/fixes/plannings/{planning.Id}");
        },
        () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Choices = await choices.TryReadAsync(Connection, Fix, ct);
        return Page();
    }

    private async Task<bool> FindAsync(string name, string fix, CancellationToken ct)
    {
        if (await visible.ConnectionAsync(HttpContext.Caller(), name, ct) is not { } connection
            || (await catalog.ListAsync(ct)).FirstOrDefault(one => one.Name == fix && one.IsFor(connection)) is not { } offered)
            return false;
        (Connection, Fix) = (connection, offered);
        return true;
    }

    /// <summary>What was left empty was left out.</summary>
    private Dictionary<string, string> Filled() => Request.Form
        .Where(field => field.Key.StartsWith(Prefix, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(field.Value))
        .ToDictionary(field => field.Key[Prefix.Length..], field => field.Value.ToString().Trim());
}
