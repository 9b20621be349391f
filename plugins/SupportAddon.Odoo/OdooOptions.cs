using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo;

/// <summary>What a connection to an Odoo needs, and which of its records are tickets.</summary>
public sealed record OdooOptions
{
    /// <summary>Where Odoo answers.</summary>
    [Required, Display(Description = "The address of Odoo, for example https://acme.odoo.com.")]
    public Uri? Url { get; init; }

    /// <summary>The database; may be left out where there is only one.</summary>
    [Display(Description = "The database. It may be left out where the server has only one.")]
    public string? Database { get; init; }

    /// <summary>The user's login; needed before Odoo 19.</summary>
    [Display(Description = "The login of the key's user. Needed before Odoo 19.")]
    public string? Login { get; init; }

    /// <summary>The user's API key.</summary>
    [Required, Secret, Display(Description = "An API key of that user, made under Preferences, Account Security.")]
    public string ApiKey { get; init; } = "";

    /// <summary>The model whose records are tickets.</summary>
    [Display(Description = "The model whose records are tickets, for example project.task, helpdesk.ticket, crm.lead or maintenance.request.")]
    public string Model { get; init; } = "project.task";

    /// <summary>Which of the records are tickets, as a domain in JSON.</summary>
    [Display(Description = "Which of its records are tickets: a domain in JSON, for example [[\"project_id.name\", \"=\", \"Support\"]].")]
    public string Domain { get; init; } = "[]";

    /// <summary>The field that tells the kind; chosen by the model when left out.</summary>
    [Display(Description = "The field that tells an anomaly from a change or a question. When left out: ticket_type_id, maintenance_type or tag_ids, whichever the model has.")]
    public string? KindField { get; init; }

    /// <summary>The tags that tell a kind, where the kind is told by tags.</summary>
    [Display(Description = "The tags that tell a kind, separated by commas; a ticket's other tags do not count. Where it has none of these, all its tags are its kind.")]
    public string KindTags { get; init; } = "Bug, New Feature";

    /// <summary>The field that tells the status; the stage when left out.</summary>
    [Display(Description = "The field that tells the status, for example state. When left out: stage_id.")]
    public string? StatusField { get; init; }

    /// <summary>The field that tells clients apart; the partner's company when left out.</summary>
    [Display(Description = "The field that tells clients apart, to be seen as \"client\" in rules. When left out: the company of partner_id.")]
    public string? ClientField { get; init; }

    /// <summary>Whether corrections of records are tracked in Odoo's own history.</summary>
    [Display(Description = "Whether corrections of records appear in Odoo's own history, as any other change does. Without it they leave a trace here only.")]
    public bool TrackCorrections { get; init; } = true;

    /// <summary>The context in which records are corrected.</summary>
    internal JsonObject WritingContext() => TrackCorrections ? [] : new JsonObject { ["tracking_disable"] = true };

    /// <summary>Odoo's own hosting, which asks for one call a second, one after the other.</summary>
    internal bool IsOnline => Url!.IdnHost.EndsWith(".odoo.com", StringComparison.OrdinalIgnoreCase);
}
