using System.Text.Json;
using SupportAddon.Core.Fixes;

namespace SupportAddon.Core.Tests.Fixes;

public sealed class PlanHashTests
{
    private static readonly PlanHead Head = new("fix", "digest", "erp", "partner", Values(("country", "FR"), ("name", "x")));

    private static readonly PlanEntry Entry = new()
    {
        Ordinal = 1, RecordId = "7", Version = "3", Verdict = PlanVerdict.Change, Change = PlanChange.Set,
        Before = Values(("country", "DE"), ("name", "a")), After = Values(("country", "FR")), Lost = Values(("country", "de")),
    };

    [Fact]
    public void It_does_not_depend_on_the_order_of_keys_or_the_form_of_text()
    {
        var same = Entry with { Before = Values(("name", "a"), ("country", "DE")), After = new Dictionary<string, JsonElement> { ["country"] = JsonElement.Parse("\"\\u0046R\"") } };

        Assert.Equal(Of(Head, Entry), Of(Head with { Parameters = Values(("name", "x"), ("country", "FR")) }, same));
    }

    public static TheoryData<string, string> Changes
    {
        get
        {
            var heads = new (string, PlanHead)[]
            {
                ("fix", Head with { Fix = "other" }), ("definition", Head with { Definition = "other" }), ("connection", Head with { Connection = "other" }),
                ("resource", Head with { Resource = "other" }), ("parameter", Head with { Parameters = Values(("country", "BE"), ("name", "x")) }), ("undo", Head with { Undoes = 1 }),
            };
            var entries = new (string, PlanEntry[])[]
            {
                ("record", [Entry with { RecordId = "8" }]), ("version", [Entry with { Version = "4" }]), ("no version", [Entry with { Version = null }]),
                ("before", [Entry with { Before = Values(("country", "ES"), ("name", "a")) }]), ("after", [Entry with { After = Values(("country", "BE")) }]),
                ("another field", [Entry with { After = Values(("name", "FR")) }]), ("lost", [Entry with { Lost = Values() }]), ("becomes", [Entry with { Becomes = Values(("country", "fr")) }]),
                ("verdict", [Entry with { Verdict = PlanVerdict.Refused }]), ("kind", [Entry with { Change = PlanChange.Archive }]), ("place", [Entry with { Ordinal = 2 }]),
                ("one more", [Entry, Entry with { Ordinal = 2, RecordId = "8" }]), ("one less", []),
            };
            var data = new TheoryData<string, string>();
            foreach (var (name, head) in heads)
                data.Add(name, Of(head, Entry));
            foreach (var (name, changed) in entries)
                data.Add(name, Of(Head, changed));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Whatever_changes_it_changes(string what, string changed) => Assert.False(Of(Head, Entry) == changed, what);

    [Fact]
    public void What_moves_from_one_field_into_the_next_is_seen() =>
        Assert.NotEqual(Of(Head with { Fix = "ab", Definition = "c" }), Of(Head with { Fix = "a", Definition = "bc" }));

    private static string Of(PlanHead head, params PlanEntry[] entries)
    {
        using var hash = new PlanHash(head);
        foreach (var entry in entries)
            hash.Add(entry);
        return hash.End();
    }

    internal static Dictionary<string, JsonElement> Values(params (string Field, string? Value)[] values) =>
        values.ToDictionary(value => value.Field, value => JsonSerializer.SerializeToElement(value.Value));
}
