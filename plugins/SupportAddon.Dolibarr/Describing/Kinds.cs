using SupportAddon.Sdk;
using static SupportAddon.Dolibarr.Describing.Habit;

namespace SupportAddon.Dolibarr.Describing;

/// <summary>The kinds of record with those of their fields that can be read back after they were written, as was measured.</summary>
internal static class Kinds
{
    private static readonly Dictionary Terms = new("payment_terms", "id");
    private static readonly Dictionary Means = new("payment_types", "id");
    private static readonly Dictionary Countries = new("countries", "id");
    private static readonly Dictionary Units = new("units", "rowid");

    public static IReadOnlyList<Kind> All { get; } =
    [
        new("contacts", "Contacts", "socpeople",
        [
            Text("lastname", "Last name", "lastname") with { IsRequired = true }, Text("firstname", "First name", "firstname"),
            Link("socid", "Third party", "thirdparties", "fk_soc"), Text("poste", "Position", "poste", KeepsSpaces), Text("email", "Email", "email", LowerCase),
            Text("phone_pro", "Phone", "phone"), Text("phone_perso", "Private phone", "phone_perso"), Text("phone_mobile", "Mobile phone", "phone_mobile"),
            Text("address", "Address", "address", KeepsSpaces), Text("zip", "Post code", "zip", ZeroIsEmpty), Text("town", "Town", "town", ZeroIsEmpty),
            Of("birthday", "Birthday", FieldType.Date), Note("note_public", "Public note", KeepsSpaces), Note("note_private", "Private note", KeepsSpaces),
            OnOff("statut", "In use", "statut"), Made("date_creation"),
        ]) { KeyField = "ref_ext", HiddenBy = "statut" },
        new("invoices", "Customer invoices", "facture",
        [
            Text("ref", "Number", "ref") with { IsReadOnly = true }, Link("socid", "Third party", "thirdparties", "fk_soc") with { IsRequired = true },
            Text("ref_client", "Customer's reference", "ref_client") with { SentAs = ["ref_client", "ref_customer"] }, Of("date", "Date", FieldType.Date),
            Of("date_lim_reglement", "Due date", FieldType.Date), OneOf("cond_reglement_id", "Payment terms", Terms),
            OneOf("mode_reglement_id", "Means of payment", Means), Link("fk_project", "Project", "projects", "fk_projet"), Note("note_public", "Public note"),
            Note("note_private", "Private note"), State("status", "0", "Draft", "1", "Validated", "2", "Paid", "3", "Abandoned"),
            Total("total_ht", "Total without tax"), Total("total_tva", "Tax"), Total("total_ttc", "Total"), Made("date_creation"),
        ]) { KeyField = "ref_ext", OnlyDrafts = true },
        new("invoices/lines", "Lines of customer invoices", "facturedet", Line()) { OnlyDrafts = true },
        new("orders", "Customer orders", "commande",
        [
            Text("ref", "Number", "ref") with { IsReadOnly = true }, Link("socid", "Third party", "thirdparties", "fk_soc") with { IsRequired = true },
            Text("ref_client", "Customer's reference", "ref_client"),
            Of("date", "Date", FieldType.Date) with { IsRequired = true, SentAs = ["date", "date_commande"] }, Of("delivery_date", "Delivery", FieldType.Instant),
            OneOf("cond_reglement_id", "Payment terms", Terms), OneOf("mode_reglement_id", "Means of payment", Means),
            Link("fk_project", "Project", "projects", "fk_projet"), Note("note_public", "Public note"), Note("note_private", "Private note"),
            State("status", "-1", "Canceled", "0", "Draft", "1", "Validated", "2", "In process", "3", "Delivered"), Total("total_ht", "Total without tax"),
            Total("total_tva", "Tax"), Total("total_ttc", "Total"), Made("date_creation"),
        ]) { KeyField = "ref_ext", OnlyDrafts = true },
        new("orders/lines", "Lines of customer orders", "commandedet", Line()) { OnlyDrafts = true },
        new("products", "Products and services", "product",
        [
            Text("ref", "Reference", "ref") with { IsRequired = true }, Text("label", "Label", "label", ZeroIsEmpty) with { IsRequired = true },
            Note("description", "Description"), Of("type", "Kind", FieldType.Choice, "fk_product_type") with { Choices = Named("0", "Product", "1", "Service") },
            OnOff("status", "For sale", "tosell"), OnOff("status_buy", "For purchase", "tobuy"), Of("price", "Price without tax", FieldType.Number, "price"),
            Of("tva_tx", "VAT rate", FieldType.Number, "tva_tx"), Of("cost_price", "Cost price", FieldType.Number, "cost_price"),
            Of("weight", "Weight", FieldType.Number), Of("desiredstock", "Desired stock", FieldType.Number),
            Of("seuil_stock_alerte", "Stock limit", FieldType.Number), Text("customcode", "Customs code", "customcode", KeepsSpaces),
            Text("url", "Web page", "url", KeepsSpaces | ZeroIsEmpty), Text("barcode", "Bar code", "barcode"), Note("note_private", "Private note"),
            Text("accountancy_code_sell", "Account of sales", "accountancy_code_sell"), OneOf("fk_unit", "Unit", Units, "fk_unit"),
            Made("date_creation"),
        ]) { KeyField = "ref_ext", HiddenBy = "status" },
        new("projects", "Projects", "projet",
        [
            Text("ref", "Reference", "ref") with { IsRequired = true }, Text("title", "Title", "title") with { IsRequired = true },
            Note("description", "Description"), Link("socid", "Third party", "thirdparties", "fk_soc"), Of("date_start", "Start", FieldType.Date),
            Of("date_end", "End", FieldType.Date), Of("budget_amount", "Budget", FieldType.Number, "budget_amount"),
            Of("opp_amount", "Amount of the lead", FieldType.Number, "opp_amount"), OnOff("public", "Visible to all", "public"),
            Text("location", "Place", "location", KeepsSpaces), State("status", "0", "Draft", "1", "Open", "2", "Closed"),
        ]) { KeyField = "email_msgid", TicketColumn = "fk_project" },
        new("thirdparties", "Third parties", "societe",
        [
            Text("name", "Name", "nom", ZeroIsEmpty) with { IsRequired = true }, Text("name_alias", "Alias", "name_alias"),
            OnOff("status", "In use", "status"),
            Of("client", "Customer", FieldType.Choice, "client") with { Choices = Named("0", "No", "1", "Customer", "2", "Prospect", "3", "Both") },
            OnOff("fournisseur", "Supplier", "fournisseur"), Text("code_client", "Customer code", "code_client"), Text("address", "Address", "address"),
            Text("zip", "Post code", "zip", ZeroIsEmpty), Text("town", "Town", "town", ZeroIsEmpty), OneOf("country_id", "Country", Countries) with { EmptiedWith = "country_code" },
            Of("country_code", "Country by ISO 3166", FieldType.Text) with { IsReadOnly = true },
            Text("phone", "Phone", "phone", Squeezed | ZeroIsEmpty), Text("email", "Email", "email", LowerCase | ZeroIsEmpty),
            Text("url", "Web site", "url", KeepsSpaces | ZeroIsEmpty), Text("tva_intra", "VAT number", "tva_intra", KeepsSpaces | AsFileName),
            Text("idprof1", "Professional number 1", "siren"), Text("idprof2", "Professional number 2", "siret"),
            Of("capital", "Capital", FieldType.Number, "capital"), Of("outstanding_limit", "Limit of outstanding bills", FieldType.Number, "outstanding_limit"),
            OneOf("cond_reglement_id", "Payment terms", Terms), OneOf("mode_reglement_id", "Means of payment", Means),
            Link("parent", "Parent company", "thirdparties", "parent"), Text("default_lang", "Language", "default_lang"),
            Note("note_public", "Public note", ZeroIsEmpty), Note("note_private", "Private note", ZeroIsEmpty), Made("date_creation"),
        ]) { KeyField = "ref_ext", HiddenBy = "status", TicketColumn = "fk_soc" },
        new("tickets", "Tickets", "ticket",
        [
            Text("ref", "Number", "ref") with { IsReadOnly = true }, Text("subject", "Subject", "subject") with { IsRequired = true },
            Note("message", "First message") with { IsRequired = true }, OneOf("type_code", "Type", new("ticket_types", "code"), "type_code"),
            OneOf("severity_code", "Severity", new("ticket_severities", "code"), "severity_code"),
            OneOf("category_code", "Group", new("ticket_categories", "code"), "category_code"), Status(),
            Of("progress", "Progress in per cent", FieldType.WholeNumber, "progress"), Link("fk_soc", "Third party", "thirdparties", "fk_soc"),
            Link("fk_project", "Project", "projects", "fk_project"), Link("fk_user_assign", "Assigned to", "users", "fk_user_assign"),
            Link("fk_user_create", "Made by", "users", "fk_user_create") with { IsReadOnly = true }, Text("origin_email", "Requester's email", "origin_email"),
            Made("datec"), Of("date_read", "Read on", FieldType.Instant), Of("date_close", "Closed on", FieldType.Instant),
        ])
        {
            KeyField = "email_msgid",
            TicketFields = new Dictionary<string, string>
            {
                [TicketFields.Kind] = "type_code", [TicketFields.Status] = "status", [TicketFields.Priority] = "severity_code", [TicketFields.Category] = "category_code",
                [TicketFields.Requester] = "origin_email", [TicketFields.Assignee] = "fk_user_assign",
            },
        },
    ];

    public static Kind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    private static Field[] Line() =>
    [
        Note("desc", "Description", InAllVersions), Of("label", "Label", FieldType.Text) with { Habit = InAllVersions }, Of("qty", "Quantity", FieldType.Number),
        Of("subprice", "Unit price without tax", FieldType.Number), Of("tva_tx", "VAT rate", FieldType.Number), Of("remise_percent", "Discount in per cent", FieldType.Number),
        Of("product_type", "Kind", FieldType.Choice) with { Choices = Named("0", "Product", "1", "Service") }, Of("date_start", "From", FieldType.Instant),
        Of("date_end", "Until", FieldType.Instant), Link("fk_product", "Product", "products", null) with { IsReadOnly = true }, Total("total_ht", "Total without tax"),
    ];

    private static Field Status() => Of("status", "Status", FieldType.Choice, "fk_statut") with
    {
        // 22 reads the one, 17 the other.
        SentAs = ["status", "fk_statut"],
        Choices = Named(
            "0", "Unread", "1", "Read", "2", "Assigned", "3", "In progress", "5", "Need more information", "7", "On hold", "8", "Closed", "9", "Canceled"),
    };

    private static Field Of(string name, string label, FieldType type, string? column = null) => new(name, label, type) { Column = column };

    private static Field Text(string name, string label, string column, Habit habit = None) => Of(name, label, FieldType.Text, column) with { Habit = habit };

    private static Field Note(string name, string label, Habit habit = None) => Of(name, label, FieldType.Markup) with { Habit = KeepsMarkup | habit };

    private static Field Link(string name, string label, string kind, string? column) => Of(name, label, FieldType.Reference, column) with { RefersTo = kind };

    private static Field OneOf(string name, string label, Dictionary dictionary, string? column = null) => Of(name, label, FieldType.Choice, column) with { Dictionary = dictionary };

    private static Field OnOff(string name, string label, string column) => Of(name, label, FieldType.Choice, column) with { Choices = Named("0", "No", "1", "Yes") };

    // 22 takes a status that is sent for an invoice or order, and leaves it without a number.
    private static Field State(string name, params string[] states) => Of(name, "Status", FieldType.Choice, "fk_statut") with { IsReadOnly = true, Choices = Named(states) };

    private static Field Total(string name, string label) => Of(name, label, FieldType.Number) with { IsReadOnly = true };

    private static Field Made(string name) => Of(name, "Made on", FieldType.Instant) with { IsReadOnly = true };

    private static Choice[] Named(params string[] values) => [.. values.Chunk(2).Select(pair => new Choice(pair[0], pair[1]))];
}
