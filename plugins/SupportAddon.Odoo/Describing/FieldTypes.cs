using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Describing;

/// <summary>What Odoo's types of fields are in the contract's words.</summary>
internal static class FieldTypes
{
    public static FieldType Of(string type) => type switch
    {
        "char" or "text" => FieldType.Text,
        "html" => FieldType.Markup,
        "integer" => FieldType.WholeNumber,
        "float" or "monetary" => FieldType.Number,
        "boolean" => FieldType.Boolean,
        "date" => FieldType.Date,
        "datetime" => FieldType.Instant,
        "selection" => FieldType.Choice,
        "many2one" => FieldType.Reference,
        "many2many" or "one2many" => FieldType.References,
        _ => FieldType.Other,
    };
}
