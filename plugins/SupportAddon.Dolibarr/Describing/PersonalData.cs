using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Describing;

/// <summary>Which fields tell who somebody is or how to reach them. A third party may be a person.</summary>
internal static class PersonalData
{
    private static readonly HashSet<string> Personal =
    [
        "contacts.lastname", "contacts.firstname", "contacts.poste", "contacts.email", "contacts.phone_pro", "contacts.phone_perso", "contacts.phone_mobile",
        "contacts.address", "contacts.zip", "contacts.town", "contacts.birthday",
        "thirdparties.name", "thirdparties.name_alias", "thirdparties.code_client", "thirdparties.address", "thirdparties.zip", "thirdparties.town", "thirdparties.phone",
        "thirdparties.email", "thirdparties.url", "thirdparties.tva_intra", "thirdparties.idprof1", "thirdparties.idprof2",
        "tickets.origin_email", "tickets.fk_user_assign", "tickets.fk_user_create",
    ];

    private static readonly HashSet<string> FreeText =
    [
        "tickets.subject", "projects.title", "projects.location", "invoices.ref_client", "orders.ref_client", "invoices/lines.label", "orders/lines.label",
    ];

    /// <returns>Null of complementary attributes: nobody but the company knows what it keeps there.</returns>
    public static FieldContent? Of(Kind kind, Field field) =>
        field.Type == FieldType.Markup || FreeText.Contains($"{kind.Name}.{field.Name}") ? FieldContent.FreeText
        : field.IsExtra ? null
        : Personal.Contains($"{kind.Name}.{field.Name}") ? FieldContent.Personal
        : FieldContent.Ordinary;
}
