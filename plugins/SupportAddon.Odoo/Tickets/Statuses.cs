using SupportAddon.Odoo.Models;

namespace SupportAddon.Odoo.Tickets;

/// <summary>A lead that is lost keeps its stage and is archived; elsewhere an archived record is only out of sight.</summary>
internal static class Statuses
{
    public const string Lost = "Lost";

    public static bool IsLost(ModelFields fields, Row row) => fields.Model == "crm.lead" && row.IsFalse("active");
}
