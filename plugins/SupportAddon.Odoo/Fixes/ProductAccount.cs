using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using SupportAddon.MasterData.Fixes;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Fixes;

/// <summary>Which account is given.</summary>
internal sealed record ProductAccountParameters
{
    [Required, Display(Description = "the number (id in account.account) of the income account that is given"), RegularExpression("[0-9]+"), RecordChoice("account.account", "name")]
    public string Account { get; init; } = "";
}

/// <summary>Products that are sold without an income account, their own or their category's.</summary>
internal sealed class ProductAccount : Fix<ProductAccountParameters>
{
    private const string Own = "property_account_income_id", OfCategory = "property_account_income_categ_id", Inherited = "*inherited";

    public override string Id => "product-without-account";

    public override string Resource => "product.template";

    public override IReadOnlyList<string> Fields => ["name", "categ_id", "sale_ok", "active", Own];

    public override Wording Title => new("Products without an income account", "Articles sans compte de produits");

    public override Wording Effect => new(
        "Gives products that are sold an income account where neither they nor their category have one; never changes one that is there, and never touches archived products.",
        "Donne un compte de produits aux articles vendus qui n'en ont pas, ni eux ni leur catégorie ; ne change jamais un compte déjà fixé et ne touche jamais les articles archivés.");

    public override FixRisk Risk => FixRisk.High;

    protected override async IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(
        IRecordReader records, ProductAccountParameters parameters, [EnumeratorCancellation] CancellationToken ct)
    {
        var withAccount = new HashSet<string>();
        await foreach (var page in records.FindAsync(new() { Resource = "product.category", Fields = [OfCategory], Conditions = [Where.IsFilled(OfCategory)] }, ct))
            withAccount.UnionWith(page.Select(category => category.Id));
        await foreach (var page in records.FindAsync(new()
        {
            Resource = Resource, Fields = Fields, Conditions = [Where.Is("active", true), Where.Is("sale_ok", true), Where.Is<string?>(Own, null)],
        }, ct))
            yield return [.. page.Select(product => product.With(Inherited, product.Text("categ_id") is { } category && withAccount.Contains(category)))];
    }

    protected override Correction Correct(ErpRecord record, ProductAccountParameters parameters) =>
        record.Values[Inherited].GetBoolean() ? Correction.None.WithRemark("Its category has one.") : Correction.Set(Own, parameters.Account);
}
