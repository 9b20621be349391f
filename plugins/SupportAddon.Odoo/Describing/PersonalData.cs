using System.Text.RegularExpressions;
using SupportAddon.Odoo.Models;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Describing;

/// <summary>Which fields tell who somebody is or how to reach them, and which hold whatever somebody typed.</summary>
internal static partial class PersonalData
{
    /// <summary>Of persons all short texts are, whatever a module has added.</summary>
    private static readonly HashSet<string> Persons = ["res.partner", "res.users", "res.partner.bank", "hr.employee", "hr.employee.public", "hr.applicant", "hr.candidate"];

    /// <summary>Those whose name is a sentence.</summary>
    private static readonly HashSet<string> Titled =
        ["project.task", "helpdesk.ticket", "crm.lead", "maintenance.request", "mail.message", "mail.mail", "mail.activity", "calendar.event", "account.move.line", "sale.order.line", "purchase.order.line"];

    private static readonly HashSet<string> Titles = ["name", "display_name", "subject", "summary", "res_name", "record_name", "invoice_partner_display_name"];

    /// <returns>Null of fields that a company has made for itself: nobody else knows what it keeps there.</returns>
    public static FieldContent? Of(string model, string name, FieldInfo info) => info.Type switch
    {
        "html" or "text" when !Address().IsMatch(name) => FieldContent.FreeText,
        "char" or "text" when Address().IsMatch(name) || (Persons.Contains(model) && name is not ("lang" or "tz" or "tz_offset")) => FieldContent.Personal,
        "char" when Titled.Contains(model) && Titles.Contains(name) => FieldContent.FreeText,
        "char" when name.StartsWith("x_", StringComparison.Ordinal) => null,
        "many2one" or "many2many" or "one2many" when info.Relation is "res.users" => FieldContent.Personal,
        "date" when name.Contains("birth", StringComparison.Ordinal) => FieldContent.Personal,
        "char" when Reference().IsMatch(name) => FieldContent.FreeText,
        _ => FieldContent.Ordinary,
    };

    [GeneratedRegex("(^|_)(e?mail|phone|mobile|fax|street2?|zip|city|vat|siret|iban|acc_number|login|signature|website|contact_name|partner_name|partner_display_name|commercial_company_name|author_name|customer_name|employee_name|user_name|reply_to|address)(_|$)")]
    private static partial Regex Address();

    /// <summary>What a customer or a supplier calls something.</summary>
    [GeneratedRegex("^(client_order_ref|partner_ref|payment_reference|narration|note|notes|comment|description)$")]
    private static partial Regex Reference();
}
