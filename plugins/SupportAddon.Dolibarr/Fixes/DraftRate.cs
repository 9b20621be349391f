using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SupportAddon.MasterData.Fixes;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Fixes;

/// <summary>Which rate is wrong, and which is right.</summary>
internal sealed record DraftRateParameters
{
    [Required, Display(Description = "the rate that is wrong, in per cent, such as 19.6"), RegularExpression(@"[0-9]{1,2}(\.[0-9]{1,3})?")]
    public string From { get; init; } = "";

    [Required, Display(Description = "the rate that is right, in per cent, such as 20"), RegularExpression(@"[0-9]{1,2}(\.[0-9]{1,3})?")]
    public string To { get; init; } = "";
}

/// <summary>A wrong rate of VAT on lines of invoices that are still drafts.</summary>
internal sealed class DraftRate : Fix<DraftRateParameters>
{
    private const string Rate = "tva_tx";

    public override string Id => "draft-tax";

    public override string Resource => "invoices/lines";

    public override IReadOnlyList<string> Fields => ["desc", "qty", "subprice", Rate];

    public override Wording Title => new("Wrong VAT rate on drafts", "Taux de TVA erroné sur des brouillons");

    public override Wording Effect => new(
        "Puts one rate of VAT in the place of another on lines of draft customer invoices, whose totals follow; never touches validated invoices.",
        "Remplace un taux de TVA par un autre sur les lignes de factures clients en brouillon, dont les totaux suivent ; ne touche jamais une facture validée.");

    public override FixRisk Risk => FixRisk.High;

    protected override async IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(
        IRecordReader records, DraftRateParameters parameters, [EnumeratorCancellation] CancellationToken ct)
    {
        var drafts = new HashSet<string>();
        await foreach (var page in records.FindAsync(new() { Resource = "invoices", Fields = ["status"], Conditions = [Where.Is("status", "0")] }, ct))
            drafts.UnionWith(page.Select(invoice => invoice.Id));
        await foreach (var page in records.FindAsync(new() { Resource = Resource, Fields = Fields, Conditions = [Where.Is(Rate, Number(parameters.From))] }, ct))
            yield return [.. page.Where(line => drafts.Contains(line.Id.Split('/')[0]))];
    }

    protected override Correction Correct(ErpRecord record, DraftRateParameters parameters) => record.Values[Rate].GetDecimal() == Number(parameters.From)
        ? Correction.Set(new Dictionary<string, JsonElement> { [Rate] = JsonSerializer.SerializeToElement(Number(parameters.To)) })
        : Correction.None;

    private static decimal Number(string rate) => decimal.Parse(rate, CultureInfo.InvariantCulture);
}
