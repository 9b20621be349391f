using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using SupportAddon.Sdk;

namespace SupportAddon.MasterData.Fixes;

/// <summary>What duplicates have in common.</summary>
public sealed record DuplicateParameters
{
    /// <summary>What two records of the same company or person share.</summary>
    [Display(Description = "what duplicates have in common")]
    public DuplicateBy By { get; init; } = DuplicateBy.VatNumber;
}

/// <summary>By what duplicates are known.</summary>
public enum DuplicateBy
{
    /// <summary>The VAT number, however it is written.</summary>
    VatNumber,

    /// <summary>The e-mail address.</summary>
    Email,

    /// <summary>The name, whatever its capitals, accents and marks.</summary>
    Name,
}

/// <summary>
/// Third parties that are there twice: the first is kept, the others are archived. Nothing is merged, and what belongs to an
/// archived one stays with it.
/// </summary>
public abstract class DuplicateFix : Fix<DuplicateParameters>
{
    private const string Alike = "*alike", Stays = "*stays";

    /// <inheritdoc/>
    public sealed override string Id => "duplicate-third-parties";

    /// <inheritdoc/>
    public sealed override Wording Title => new("Duplicate third parties", "Tiers en double");

    /// <inheritdoc/>
    public override Wording Effect => new(
        "Archives all but the oldest of the third parties with the same VAT number, e-mail address or name; merges nothing, deletes nothing, and never touches archived ones.",
        "Archive tous les tiers de même numéro de TVA, adresse électronique ou nom, sauf le plus ancien ; ne fusionne rien, ne supprime rien et ne touche jamais les archivés.");

    /// <inheritdoc/>
    public sealed override FixRisk Risk => FixRisk.High;

    /// <summary>The field of a VAT number.</summary>
    protected abstract string VatField { get; }

    /// <summary>Which third parties are looked at: those in use, each in its own right.</summary>
    protected abstract IReadOnlyList<FieldCondition> Conditions { get; }

    /// <summary>What tells why a third party has to stay, in one sentence, or null where nothing needs it.</summary>
    protected virtual Task<Func<ErpRecord, string?>> StayingAsync(IRecordReader records, CancellationToken ct) => Task.FromResult<Func<ErpRecord, string?>>(_ => null);

    /// <inheritdoc/>
    protected sealed override async IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(
        IRecordReader records, DuplicateParameters parameters, [EnumeratorCancellation] CancellationToken ct)
    {
        var twins = new Twins();
        await foreach (var page in records.FindAsync(Query, ct))
            foreach (var record in page)
                twins.Add(Key(record, parameters.By), record.Id);
        var staying = await StayingAsync(records, ct);
        await foreach (var page in records.FindAsync(Query, ct))
            yield return
            [
                .. from record in page let alike = twins.Of(Key(record, parameters.By)) where alike is not null
                   select record.With(Alike, alike).With(Stays, staying(record)),
            ];
    }

    /// <inheritdoc/>
    protected sealed override Correction Correct(ErpRecord record, DuplicateParameters parameters)
    {
        var alike = record.Ids(Alike);
        if (alike[0] == record.Id)
            return Correction.None.WithRemark($"It is kept; {string.Join(", ", alike.Skip(1))} {(alike.Count > 2 ? "have" : "has")} the same {Words(parameters.By)}.");
        return record.Text(Stays) is { } reason
            ? Correction.Refuse(reason)
            : Correction.Archive.WithRemark($"It has the same {Words(parameters.By)} as {alike[0]}, which is kept.");
    }

    private RecordQuery Query => new() { Resource = Resource, Fields = Fields, Conditions = Conditions };

    private string? Key(ErpRecord record, DuplicateBy by) => by switch
    {
        DuplicateBy.VatNumber => record.Text(VatField) is { } number ? VatNumber.Normal(number) : null,
        DuplicateBy.Email => record.Text("email") is { } address ? EmailAddress.Normal(address) : null,
        _ => record.Text("name") is { } name ? Plain(name) : null,
    };

    private static string Plain(string name) => string.Concat(name.Normalize(NormalizationForm.FormD)
        .Where(letter => char.IsLetterOrDigit(letter) && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)).ToUpperInvariant();

    private static string Words(DuplicateBy by) => by switch
    {
        DuplicateBy.VatNumber => "VAT number", DuplicateBy.Email => "e-mail address", _ => "name",
    };
}
