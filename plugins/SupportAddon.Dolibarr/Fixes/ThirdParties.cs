using SupportAddon.MasterData.Fixes;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Fixes;

/// <summary>Customers, prospects and suppliers.</summary>
internal static class ThirdParties
{
    public const string Kind = "thirdparties";

    public static IReadOnlyList<FieldCondition> InUse => [Where.Is("status", "1")];
}

/// <inheritdoc/>
internal sealed class DuplicateThirdParties : DuplicateFix
{
    public override string Resource => ThirdParties.Kind;

    public override IReadOnlyList<string> Fields => ["name", "tva_intra", "email", "parent", "status"];

    protected override string VatField => "tva_intra";

    // An establishment may have the number of the company that it belongs to.
    protected override IReadOnlyList<FieldCondition> Conditions => [.. ThirdParties.InUse, Where.Is<string?>("parent", null)];
}

/// <inheritdoc/>
internal sealed class ThirdPartyCountry : CountryFix
{
    public override string Resource => ThirdParties.Kind;

    public override Wording Effect => new(
        $"{base.Effect.English} Dolibarr tells which countries there are by the third parties that have one.",
        $"{base.Effect.French} Dolibarr ne dit quels pays existent que par les tiers qui en ont un.");

    protected override string VatField => "tva_intra";

    protected override string CountryField => "country_id";

    protected override IReadOnlyList<string> OtherFields => ["status"];

    protected override IReadOnlyList<FieldCondition> Conditions => ThirdParties.InUse;

    protected override async Task<IReadOnlyDictionary<string, string>> CountriesAsync(IRecordReader records, CancellationToken ct)
    {
        var countries = new Dictionary<string, string>();
        await foreach (var page in records.FindAsync(new() { Resource = Resource, Fields = ["country_id", "country_code"] }, ct))
            foreach (var party in page)
                if (party.Text("country_code") is { } code && party.Text("country_id") is { } id)
                    countries[code] = id;
        return countries;
    }
}

/// <inheritdoc/>
internal sealed class ThirdPartyDetails : ContactDetailsFix
{
    public override string Id => "third-party-details";

    public override Wording Title => new("Telephone numbers and e-mail addresses of third parties", "Numéros de téléphone et adresses électroniques des tiers");

    public override string Resource => ThirdParties.Kind;

    protected override IReadOnlyList<string> PhoneFields => ["phone"];

    protected override IReadOnlyList<string> OtherFields => ["name", "country_code", "status"];

    protected override IReadOnlyList<FieldCondition> Conditions => ThirdParties.InUse;

    // Dolibarr closes the gaps.
    protected override bool InGroups => false;

    protected override Task<Func<ErpRecord, string?>> CountriesAsync(IRecordReader records, CancellationToken ct) =>
        Task.FromResult<Func<ErpRecord, string?>>(party => party.Text("country_code"));
}

/// <inheritdoc/>
internal sealed class ContactDetails : ContactDetailsFix
{
    public override string Id => "contact-details";

    public override Wording Title => new("Telephone numbers and e-mail addresses of contacts", "Numéros de téléphone et adresses électroniques des contacts");

    public override string Resource => "contacts";

    protected override IReadOnlyList<string> PhoneFields => ["phone_pro", "phone_mobile", "phone_perso"];

    protected override IReadOnlyList<string> OtherFields => ["lastname", "statut"];

    protected override IReadOnlyList<FieldCondition> Conditions => [Where.Is("statut", "1")];

    protected override bool InGroups => false;
}
