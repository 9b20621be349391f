using System.Runtime.CompilerServices;
using SupportAddon.Sdk;

namespace SupportAddon.MasterData.Fixes;

/// <summary>Nothing to choose.</summary>
public sealed record NoParameters;

/// <summary>Third parties without a country, though their VAT number names one.</summary>
public abstract class CountryFix : Fix<NoParameters>
{
    private const string Named = "*named", Country = "*country";

    /// <inheritdoc/>
    public sealed override string Id => "country-from-vat";

    /// <inheritdoc/>
    public sealed override Wording Title => new("Country from the VAT number", "Pays d'après le numéro de TVA");

    /// <inheritdoc/>
    public override Wording Effect => new(
        "Sets the country that the VAT number names where there is none; never changes one that is there, and lists those that contradict.",
        "Fixe le pays que nomme le numéro de TVA là où il n'y en a pas ; ne change jamais un pays déjà fixé, et liste ceux qui se contredisent.");

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> Fields => ["name", VatField, CountryField, .. OtherFields];

    /// <summary>The field of a VAT number.</summary>
    protected abstract string VatField { get; }

    /// <summary>The field of a country.</summary>
    protected abstract string CountryField { get; }

    /// <summary>What is looked at besides, so that nothing is written when it changes.</summary>
    protected virtual IReadOnlyList<string> OtherFields => [];

    /// <summary>Which third parties are looked at.</summary>
    protected abstract IReadOnlyList<FieldCondition> Conditions { get; }

    /// <summary>The countries that can be set: by ISO 3166, what the field holds for them.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string>> CountriesAsync(IRecordReader records, CancellationToken ct);

    /// <inheritdoc/>
    protected sealed override async IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(IRecordReader records, NoParameters parameters, [EnumeratorCancellation] CancellationToken ct)
    {
        var countries = await CountriesAsync(records, ct);
        await foreach (var page in records.FindAsync(new() { Resource = Resource, Fields = Fields, Conditions = [.. Conditions, Where.IsFilled(VatField)] }, ct))
            yield return [.. page.Select(record => VatNumber.Country(record.Text(VatField) ?? "") is { } named
                ? record.With(Named, named).With(Country, countries.GetValueOrDefault(named)) : record)];
    }

    /// <inheritdoc/>
    protected sealed override Correction Correct(ErpRecord record, NoParameters parameters) => (record.Text(Named), record.Text(Country), record.Text(CountryField)) switch
    {
        (null, _, null) => Correction.Refuse("Its VAT number names no country."),
        (null, _, _) => Correction.None,
        ({ } named, null, null) => Correction.Refuse($"Its VAT number names {named}, which this system does not know yet."),
        (_, { } country, null) => Correction.Set(CountryField, country),
        var (named, country, set) => set == country ? Correction.None : Correction.Refuse($"It has another country than {named}, which its VAT number names: somebody has to say which is right."),
    };
}
