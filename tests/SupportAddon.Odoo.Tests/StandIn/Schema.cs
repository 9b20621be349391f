using System.Text.Json.Nodes;

namespace SupportAddon.Odoo.Tests.StandIn;

/// <summary>The models of the stand-in and their fields, as fields_get tells them.</summary>
internal static class Schema
{
    private const string Mail = "message_ids:one2many:mail.message";

    public static Dictionary<string, Dictionary<string, JsonObject>> Odoo19() => new()
    {
        ["project.task"] = Fields("name:char", "description:html", "priority:selection:0=Low priority,1=Medium priority,2=High priority,3=Urgent",
            "state:selection:01_in_progress=In Progress,1_done=Done,1_canceled=Cancelled", "stage_id:many2one:project.task.type", "project_id:many2one:project.project",
            "partner_id:many2one:res.partner", "user_ids:many2many:res.users", "tag_ids:many2many:project.tags", "active:boolean", "hours:float", Mail),
        ["helpdesk.ticket"] = Fields("name:char", "description:html", "ticket_ref:char", "ticket_type_id:many2one:helpdesk.ticket.type", "stage_id:many2one:project.task.type",
            "partner_id:many2one:res.partner", "user_id:many2one:res.users", "team_id:many2one:project.project", "active:boolean", Mail),
        ["crm.lead"] = Fields("name:char", "description:html", "priority:selection:0=Low,3=Very High", "stage_id:many2one:project.task.type",
            "partner_id:many2one:res.partner", "user_id:many2one:res.users", "tag_ids:many2many:project.tags", "active:boolean", Mail),
        ["maintenance.request"] = Fields("name:char", "description:html", "priority:selection:0=Very Low,3=High", "maintenance_type:selection:corrective=Corrective,preventive=Preventive",
            "stage_id:many2one:project.task.type", "owner_user_id:many2one:res.users", "user_id:many2one:res.users", Mail),
        ["x_plain"] = Fields("x_name:char", "display_name:char", "x_state:char"),
        ["mail.message"] = Fields("model:char", "res_id:many2one_reference", "date:datetime", "body:html", "message_type:char", "subtype_id:many2one:mail.message.subtype",
            "is_internal:boolean", "author_id:many2one:res.partner", "email_from:char"),
        ["mail.message.subtype"] = Fields("name:char", "internal:boolean"),
        ["mail.tracking.value"] = Fields("mail_message_id:many2one:mail.message", "field_id:many2one:ir.model.fields", "field:many2one:ir.model.fields", "old_value_integer:integer", "new_value_integer:integer",
            "old_value_char:char", "new_value_char:char", "old_value_text:text", "new_value_text:text"),
        ["ir.model.fields"] = Fields("model:char", "name:char"),
        ["res.users"] = Fields("name:char", "login:char"),
        ["res.partner"] = Fields("name:char", "commercial_partner_id:many2one:res.partner"),
        ["helpdesk.ticket.type"] = Fields("name:char"),
        ["project.tags"] = Fields("name:char"),
        ["project.task.type"] = Fields("name:char"),
        ["project.project"] = Fields("name:char"),
    };

    private static Dictionary<string, JsonObject> Fields(params string[] fields) => fields
        .Concat(["id:integer", "display_name:char", "create_date:datetime", "write_date:datetime"]).Select(field => field.Split(':')).DistinctBy(parts => parts[0])
        .ToDictionary(parts => parts[0], parts => Field(parts[1], parts.ElementAtOrDefault(2)));

    private static JsonObject Field(string type, string? more) => type switch
    {
        "selection" => new() { ["type"] = type, ["selection"] = new JsonArray([.. more!.Split(',').Select(choice => new JsonArray([.. choice.Split('=').Select(part => (JsonNode)part)]))]) },
        _ when more is not null => new() { ["type"] = type, ["relation"] = more },
        _ => new() { ["type"] = type },
    };
}
