using SupportAddon.Odoo.Describing;
using SupportAddon.Odoo.Models;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tests.Describing;

/// <summary>What Odoo's fields tell about people.</summary>
public sealed class PersonalFields
{
    [Theory]
    [InlineData("res.partner", "name", "char")]
    [InlineData("res.partner", "display_name", "char")]
    [InlineData("res.partner", "email_normalized", "char")]
    [InlineData("res.partner", "x_nickname", "char")]
    [InlineData("res.partner", "phone_sanitized", "char")]
    [InlineData("res.partner", "contact_address", "text")]
    [InlineData("hr.employee", "birthday", "date")]
    [InlineData("crm.lead", "email_from", "char")]
    [InlineData("crm.lead", "partner_name", "char")]
    [InlineData("crm.lead", "street2", "char")]
    [InlineData("account.move", "invoice_partner_display_name", "char")]
    [InlineData("sale.order", "user_id", "many2one", "res.users")]
    [InlineData("project.task", "user_ids", "many2many", "res.users")]
    public void Who_somebody_is_is_personal(string model, string name, string type, string? relation = null) => Assert.Equal(FieldContent.Personal, Of(model, name, type, relation));

    [Theory]
    [InlineData("res.partner", "comment", "html")]
    [InlineData("project.task", "name", "char")]
    [InlineData("helpdesk.ticket", "description", "html")]
    [InlineData("mail.message", "subject", "char")]
    [InlineData("sale.order", "client_order_ref", "char")]
    [InlineData("account.move", "narration", "text")]
    public void What_somebody_typed_is_free_text(string model, string name, string type) => Assert.Equal(FieldContent.FreeText, Of(model, name, type));

    [Theory]
    [InlineData("sale.order", "amount_total", "monetary")]
    [InlineData("account.move", "name", "char")]
    [InlineData("product.template", "default_code", "char")]
    [InlineData("res.partner", "country_id", "many2one", "res.country")]
    [InlineData("res.partner", "lang", "selection")]
    public void Things_are_ordinary(string model, string name, string type, string? relation = null) => Assert.Equal(FieldContent.Ordinary, Of(model, name, type, relation));

    [Fact]
    public void Of_a_companys_own_texts_nobody_knows() => Assert.Null(Of("product.template", "x_studio_contact", "char"));

    private static FieldContent? Of(string model, string name, string type, string? relation = null) =>
        PersonalData.Of(model, name, new FieldInfo(name, type, relation, new Dictionary<string, string>()));
}
