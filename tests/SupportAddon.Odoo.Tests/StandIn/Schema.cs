using System.Text.Json.Nodes;

namespace SupportAddon.Odoo.Tests.StandIn;

/// <summary>The models of the stand-in and their fields, as fields_get tells them.</summary>
internal static class Schema
{
    private const string Mail = "message_ids:one2many:mail.message";

    public static Dictionary<string, Dictionary<string, JsonObject>> Odoo19() => new()
    {
        ["project.task"] = Fields("name:char!", "description:html", "priority:selection:0=Low priority,1=Medium priority,2=High priority,3=Urgent",
            "state:selection:01_in_progress=In Progress,1_done=Done,1_canceled=Cancelled", "stage_id:many2one:project.task.type", "project_id:many2one:project.project",
            "partner_id:many2one:res.partner", "user_ids:many2many:res.users", "tag_ids:many2many:project.tags", "active:boolean", "hours:float", "latitude:float:7", "date_deadline:datetime", "color:integer", "sale_line_id:many2one:sale.order.line", Mail),
        ["helpdesk.ticket"] = Fields("name:char", "description:html", "ticket_ref:char", "ticket_type_id:many2one:helpdesk.ticket.type", "stage_id:many2one:project.task.type",
            "partner_id:many2one:res.partner", "user_id:many2one:res.users", "team_id:many2one:project.project", "active:boolean", Mail),
        ["crm.lead"] = Fields("name:char", "description:html", "priority:selection:0=Low,3=Very High", "stage_id:many2one:project.task.type",
            "partner_id:many2one:res.partner", "user_id:many2one:res.users", "tag_ids:many2many:project.tags", "active:boolean", Mail),
        ["maintenance.request"] = Fields("name:char", "description:html", "priority:selection:0=Very Low,3=High", "maintenance_type:selection:corrective=Corrective,preventive=Preventive",
            "stage_id:many2one:project.task.type", "owner_user_id:many2one:res.users", "user_id:many2one:res.users", Mail),
        // Of a module of the client's own.
        ["acme.device"] = Fields("name:char", "shelf:integer", "description:html", "weight:float:7", "state:selection:here=Here,lent=Lent", "bought:datetime", "active:boolean"),
        ["x_plain"] = Fields("x_name:char", "display_name:char", "x_state:char"),
        ["mail.message"] = Fields("model:char", "res_id:many2one_reference", "date:datetime", "body:html", "message_type:char", "subtype_id:many2one:mail.message.subtype",
            "is_internal:boolean", "author_id:many2one:res.partner", "email_from:char", "message_id:char", "partner_ids:many2many:res.partner"),
        ["mail.message.subtype"] = Fields("name:char", "internal:boolean"),
        ["mail.tracking.value"] = Fields("mail_message_id:many2one:mail.message", "field_id:many2one:ir.model.fields", "field:many2one:ir.model.fields", "old_value_integer:integer", "new_value_integer:integer",
            "old_value_char:char", "new_value_char:char", "old_value_text:text", "new_value_text:text"),
        ["ir.model"] = Fields("model:char", "name:char", "transient:boolean"),
        ["ir.model.data"] = Fields("module:char", "name:char", "model:char", "res_id:many2one_reference"),
        ["ir.attachment"] = Fields("name:char!", "res_model:char", "res_id:many2one_reference", "mimetype:char", "file_size:integer", "type:char", "datas:binary"),
        ["ir.cron"] = Fields("cron_name:char", "active:boolean", "nextcall:datetime", "failure_count:integer"),
        ["mail.mail"] = Fields("state:char"),
        ["ir.model.fields"] = Fields("model:char", "name:char"),
        ["res.users"] = Fields("name:char", "login:char"),
        ["res.partner"] = Fields("name:char", "commercial_partner_id:many2one:res.partner", "vat:char", "email:char", "phone:char", "parent_id:many2one:res.partner", "active:boolean",
            "user_ids:many2many:res.users", "country_id:many2one:res.country"),
        ["res.country"] = Fields("name:char", "code:char"),
        ["res.company"] = Fields("name:char", "partner_id:many2one:res.partner"),
        ["account.move.line"] = Fields("name:char", "move_id:many2one:account.move", "parent_state:selection:draft=Draft,posted=Posted", "tax_ids:many2many:account.tax"),
        ["account.move"] = Fields("name:char"),
        ["account.tax"] = Fields("name:char"),
        ["account.account"] = Fields("name:char"),
        ["product.category"] = Fields("name:char", "property_account_income_categ_id:many2one:account.account"),
        ["product.template"] = Fields("name:char", "categ_id:many2one:product.category", "sale_ok:boolean", "active:boolean", "property_account_income_id:many2one:account.account"),
        ["sale.order.line"] = Fields("name:char", "qty_delivered:float", "product_uom_qty:float"),
        ["helpdesk.ticket.type"] = Fields("name:char"),
        ["project.tags"] = Fields("name:char"),
        ["project.task.type"] = Fields("name:char", "user_id:many2one:res.users", "project_ids:many2many:project.project"),
        ["project.project"] = Fields("name:char"),
    };

    /// <summary>A name, its type, and where there is more: choices, the other model, or digits. An exclamation mark is "required".</summary>
    private static Dictionary<string, JsonObject> Fields(params string[] fields) => fields
        .Concat(["id:integer", "display_name:char", "create_date:datetime", "write_date:datetime"]).Select(field => field.Split(':')).DistinctBy(parts => parts[0])
        .ToDictionary(parts => parts[0], parts => Told(parts[0], Field(parts[1].TrimEnd('!'), parts.ElementAtOrDefault(2)), parts[1].EndsWith('!')));

    private static JsonObject Told(string name, JsonObject field, bool isRequired)
    {
        field["string"] = char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' ');
        if (isRequired)
            field["required"] = true;
        if (name is "id" or "display_name" or "create_date" or "write_date")
            field["readonly"] = true;
        return field;
    }

    private static JsonObject Field(string type, string? more) => type switch
    {
        "selection" => new() { ["type"] = type, ["selection"] = new JsonArray([.. more!.Split(',').Select(choice => new JsonArray([.. choice.Split('=').Select(part => (JsonNode)part)]))]) },
        "float" when more is not null => new() { ["type"] = type, ["digits"] = new JsonArray(10, int.Parse(more, System.Globalization.CultureInfo.InvariantCulture)) },
        _ when more is not null => new() { ["type"] = type, ["relation"] = more },
        _ => new() { ["type"] = type },
    };
}
