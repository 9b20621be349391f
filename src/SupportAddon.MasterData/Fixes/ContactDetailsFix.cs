using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using SupportAddon.Sdk;

namespace SupportAddon.MasterData.Fixes;

/// <summary>Where numbers without a country's code are dialled.</summary>
public sealed record ContactDetailsParameters
{
    /// <summary>By ISO 3166.</summary>
    [Display(Description = "the country of telephone numbers without a code, where the record names none"), RegularExpression("[A-Z]{2}")]
    public string Country { get; init; } = "FR";
}

/// <summary>Telephone numbers and e-mail addresses in one way of writing.</summary>
public abstract class ContactDetailsFix : Fix<ContactDetailsParameters>
{
    private const string Country = "*country";

    /// <inheritdoc/>
    public override Wording Effect => new(
        "Writes telephone numbers with their country's code and e-mail addresses in small letters; leaves alone what is neither, and never touches archived records.",
        "Écrit les numéros de téléphone avec leur indicatif et les adresses électroniques en minuscules ; laisse ce qui n'en est pas et ne touche jamais les fiches archivées.");

    /// <inheritdoc/>
    public sealed override FixRisk Risk => FixRisk.Low;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> Fields => [.. PhoneFields, "email", .. OtherFields];

    /// <summary>The fields of telephone numbers.</summary>
    protected abstract IReadOnlyList<string> PhoneFields { get; }

    /// <summary>What is looked at besides, so that nothing is written when it changes.</summary>
    protected abstract IReadOnlyList<string> OtherFields { get; }

    /// <summary>Which records are looked at.</summary>
    protected abstract IReadOnlyList<FieldCondition> Conditions { get; }

    /// <summary>Whether numbers are written in groups; some systems close the gaps.</summary>
    protected virtual bool InGroups => true;

    /// <summary>What tells the country of a record, by ISO 3166.</summary>
    protected virtual Task<Func<ErpRecord, string?>> CountriesAsync(IRecordReader records, CancellationToken ct) => Task.FromResult<Func<ErpRecord, string?>>(_ => null);

    /// <inheritdoc/>
    protected sealed override async IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(
        IRecordReader records, ContactDetailsParameters parameters, [EnumeratorCancellation] CancellationToken ct)
    {
        var country = await CountriesAsync(records, ct);
        await foreach (var page in records.FindAsync(new() { Resource = Resource, Fields = Fields, Conditions = Conditions }, ct))
            yield return [.. page.Select(record => record.With(Country, country(record) ?? parameters.Country))];
    }

    /// <inheritdoc/>
    protected sealed override Correction Correct(ErpRecord record, ContactDetailsParameters parameters)
    {
        var (values, odd) = (new Dictionary<string, string>(), new List<string>());
        foreach (var field in PhoneFields)
            Look(field, text => PhoneNumber.Normal(text, record.Text(Country)!, InGroups), "no telephone number");
        Look("email", EmailAddress.Normal, "no e-mail address");
        return Values.Set(values).WithRemark(odd.Count == 0 ? null : $"Left as it is: {string.Join("; ", odd)}.");

        void Look(string field, Func<string, string?> normal, string what)
        {
            if (record.Text(field) is not { } text)
                return;
            if (normal(text) is { } right)
                values[field] = right;
            else
                odd.Add($"{field} \"{text}\" is {what}");
        }
    }
}
