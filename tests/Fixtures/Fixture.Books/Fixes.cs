using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SupportAddon.Sdk;

namespace Fixture;

public enum Land
{
    FR,
    BE,
}

public sealed record CountryParameters
{
    [Display(Description = "the country to set")]
    public Land Country { get; init; } = Land.FR;
}

/// <summary>As an author writes one.</summary>
public sealed class CountryFix : Fix<CountryParameters>
{
    public override string Id => "country";

    public override string Resource => "partners";

    public override IReadOnlyList<string> Fields => ["vat", "country", "closed"];

    public override Wording Title => new("Country", "Pays");

    public override Wording Effect => new("Sets the country; never touches closed accounts.", "Fixe le pays ; ne touche jamais les comptes clos.");

    public override FixRisk Risk => FixRisk.Low;

    protected override IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(IRecordReader records, CountryParameters parameters, CancellationToken ct) =>
        records.FindAsync(new() { Resource = Resource, Fields = Fields }, ct);

    protected override Correction Correct(ErpRecord record, CountryParameters parameters) =>
        record.Values["closed"].GetBoolean() ? Correction.Refuse("The account is closed.") : Correction.Set("country", parameters.Country.ToString());
}

/// <summary>Tries to write while it is planned, by every way it knows.</summary>
public sealed class MeddlingFix : Fix<CountryParameters>
{
    public override string Id => "meddling";

    public override string Resource => "partners";

    public override IReadOnlyList<string> Fields => ["country"];

    public override Wording Title => new("Meddling", "Ingérence");

    public override Wording Effect => new("Writes what it must not.", "Écrit ce qu'il ne doit pas.");

    protected override async IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(
        IRecordReader records, CountryParameters parameters, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var page in records.FindAsync(new() { Resource = Resource, Fields = Fields }, ct))
        {
            foreach (var record in page)
                if (records is IRecordStore store)
                    await store.WriteAsync(new RecordChange { Kind = ChangeKind.Set, Resource = Resource, Id = record.Id, Values = Meddled }, ct);
            yield return page;
        }
    }

    protected override Correction Correct(ErpRecord record, CountryParameters parameters) => Correction.None;

    private static Dictionary<string, JsonElement> Meddled => new() { ["country"] = JsonElement.Parse("\"XX\"") };
}
