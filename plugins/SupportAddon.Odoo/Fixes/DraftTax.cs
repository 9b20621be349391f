using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using SupportAddon.MasterData.Fixes;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Fixes;

/// <summary>Which tax is wrong, and which is right.</summary>
internal sealed record DraftTaxParameters
{
    [Required, Display(Description = "the number (id in account.tax) of the tax that is wrong"), RegularExpression("[0-9]+"), RecordChoice("account.tax", "name")]
    public string From { get; init; } = "";

    [Required, Display(Description = "the number (id in account.tax) of the tax that is right"), RegularExpression("[0-9]+"), RecordChoice("account.tax", "name")]
    public string To { get; init; } = "";
}

/// <summary>A wrong tax on lines of documents that are still drafts.</summary>
internal sealed class DraftTax : Fix<DraftTaxParameters>
{
    private const string State = "parent_state", Taxes = "tax_ids";

    public override string Id => "draft-tax";

    public override string Resource => "account.move.line";

    public override IReadOnlyList<string> Fields => ["name", "move_id", State, Taxes];

    public override Wording Title => new("Wrong tax on drafts", "Taxe erronée sur des brouillons");

    public override Wording Effect => new(
        "Puts one tax in the place of another on lines of draft invoices and bills, whose totals follow; never touches what is posted or cancelled.",
        "Remplace une taxe par une autre sur les lignes de factures en brouillon, dont les totaux suivent ; ne touche jamais une pièce comptabilisée ou annulée.");

    public override FixRisk Risk => FixRisk.High;

    protected override IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(IRecordReader records, DraftTaxParameters parameters, CancellationToken ct) =>
        records.FindAsync(new()
        {
            Resource = Resource, Fields = Fields, Conditions = [new(Taxes, Comparison.In, JsonSerializer.SerializeToElement(new[] { parameters.From })), Where.Is(State, "draft")],
        }, ct);

    protected override Correction Correct(ErpRecord record, DraftTaxParameters parameters) =>
        record.Ids(Taxes).Contains(parameters.From)
            ? Correction.Set(new Dictionary<string, JsonElement> { [Taxes] = JsonSerializer.SerializeToElement(record.Ids(Taxes).Select(tax => tax == parameters.From ? parameters.To : tax).Distinct()) })
            : Correction.None;
}
