using SupportAddon.MasterData.Fixes;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Fixes;

/// <summary>Customers and suppliers. Their contacts take number and country over from them, and are left out.</summary>
internal static class Partners
{
    public const string Model = "res.partner";

    public static IReadOnlyList<FieldCondition> InTheirOwnRight => [Where.Is("active", true), Where.Is<string?>("parent_id", null)];

    /// <summary>Countries by their code.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> CountriesAsync(IRecordReader records, CancellationToken ct)
    {
        var countries = new Dictionary<string, string>();
        await foreach (var page in records.FindAsync(new() { Resource = "res.country", Fields = ["code"] }, ct))
            foreach (var country in page)
                if (country.Text("code") is { } code)
                    countries[code] = country.Id;
        return countries;
    }
}

/// <inheritdoc/>
internal sealed class DuplicatePartners : DuplicateFix
{
    public override string Resource => Partners.Model;

    public override IReadOnlyList<string> Fields => ["name", "vat", "email", "parent_id", "active", "user_ids"];

    protected override string VatField => "vat";

    protected override IReadOnlyList<FieldCondition> Conditions => Partners.InTheirOwnRight;

    protected override async Task<Func<ErpRecord, string?>> StayingAsync(IRecordReader records, CancellationToken ct)
    {
        var companies = new HashSet<string?>();
        await foreach (var page in records.FindAsync(new() { Resource = "res.company", Fields = ["partner_id"] }, ct))
            companies.UnionWith(page.Select(company => company.Text("partner_id")));
        return partner => partner.Ids("user_ids").Count > 0 ? "Somebody signs in as it."
            : companies.Contains(partner.Id) ? "It is one of the companies that Odoo is run for." : null;
    }
}

/// <inheritdoc/>
internal sealed class PartnerCountry : CountryFix
{
    public override string Resource => Partners.Model;

    protected override string VatField => "vat";

    protected override string CountryField => "country_id";

    protected override IReadOnlyList<string> OtherFields => ["active"];

    protected override IReadOnlyList<FieldCondition> Conditions => Partners.InTheirOwnRight;

    protected override Task<IReadOnlyDictionary<string, string>> CountriesAsync(IRecordReader records, CancellationToken ct) => Partners.CountriesAsync(records, ct);
}

/// <inheritdoc/>
internal sealed class PartnerDetails : ContactDetailsFix
{
    public override string Id => "contact-details";

    public override Wording Title => new("Telephone numbers and e-mail addresses", "Numéros de téléphone et adresses électroniques");

    public override string Resource => Partners.Model;

    protected override IReadOnlyList<string> PhoneFields => ["phone"];

    protected override IReadOnlyList<string> OtherFields => ["name", "country_id", "active"];

    protected override IReadOnlyList<FieldCondition> Conditions => [Where.Is("active", true)];

    protected override async Task<Func<ErpRecord, string?>> CountriesAsync(IRecordReader records, CancellationToken ct)
    {
        var codes = (await Partners.CountriesAsync(records, ct)).ToDictionary(country => country.Value, country => country.Key);
        return partner => partner.Text("country_id") is { } id ? codes.GetValueOrDefault(id) : null;
    }
}
