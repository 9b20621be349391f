using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Records;

/// <summary>What the source is asked, and what is left of what it gives.</summary>
public sealed class WhatIsFound : IAsyncLifetime
{
    private RecordDesk _desk = null!;

    public async Task InitializeAsync()
    {
        _desk = await RecordDesk.StartAsync();
        var other = RecordDesk.Device(10);
        (other["name"], other["price"], other["seen"], other["bought"], other["sold"]) = ("printer", 100, "2026-09-01 12:00:00", null, true);
        other["place"] = new System.Text.Json.Nodes.JsonObject { ["room"] = new System.Text.Json.Nodes.JsonObject { ["id"] = 12 } };
        _desk.Devices.Add(other);
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    public static TheoryData<string, Comparison, object?, string, string> Questions => new()
    {
        { "name", Comparison.Equal, "printer", "name=is printer", "10" },
        { "name", Comparison.Equal, "a|b", "", "" },
        { "name", Comparison.Equal, "Printer ", "", "" },
        { "name", Comparison.Contains, "PRINT", "", "1 10" },
        { "no", Comparison.Equal, "10", "no=10", "10" },
        { "no", Comparison.In, new[] { "1", "7" }, "no=1,7", "1" },
        { "no", Comparison.Greater, "9", "", "10" },
        { "no", Comparison.NotEqual, "1", "", "10" },
        { "room", Comparison.Equal, null, "room=!", "1" },
        { "room", Comparison.NotEqual, null, "", "10" },
        { "room", Comparison.In, new[] { "12" }, "", "10" },
        { "price", Comparison.Greater, 7.5, "price=>7.5", "10" },
        { "price", Comparison.AtMost, 7.5, "price=<7.5", "1" },
        { "price", Comparison.Less, 7.5, "price=<7.5", "" },
        { "bought", Comparison.AtLeast, "2026-01-31", "", "1" },
        { "sold", Comparison.Equal, true, "", "10" },
        { "seen", Comparison.AtLeast, "2026-09-01T10:00:00Z", "seen=>=2026-09-01 12:00:00", "10" },
        { "seen", Comparison.Less, "2026-09-01T10:00:00Z", "", "1" },
        // In the hour that the clock shows twice it might be the first pass.
        { "seen", Comparison.Greater, "2026-10-25T01:30:00Z", "seen=>=2026-10-25 01:30:00", "" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task The_source_is_asked_what_it_knows_and_every_record_is_compared_here(string field, Comparison comparison, object? value, string asked, string found)
    {
        Assert.Equal(found, string.Join(' ', await _desk.FindAsync(field, comparison, value)));
        Assert.Equal([asked.Length == 0 ? "all=1" : $"all=1&{asked}"], _desk.Lists);
    }

    [Fact]
    public async Task More_values_than_an_address_holds_are_compared_here_alone()
    {
        Assert.Equal(["10"], await _desk.FindAsync("no", Comparison.In, Enumerable.Range(5, 101).Select(no => $"{no}")));
        Assert.Equal(["all=1"], _desk.Lists);
    }

    [Fact]
    public async Task A_list_that_is_not_sorted_by_id_is_a_failure()
    {
        _desk.Devices.Reverse();
        Assert.Contains("does not sort by id", (await RecordDesk.RefusesAsync(() => _desk.FindAsync("sold", Comparison.Equal, true))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("price", "a lot", "at \"['price']\" is no Number")]
    [InlineData("sold", "perhaps", "at \"['sold']\" is no Boolean")]
    [InlineData("bought", "31/01/2026", "at \"['bought']\" is no Date")]
    [InlineData("seen", "yesterday", "at \"['seen']\" is no Instant")]
    public async Task A_value_that_is_not_of_its_type_is_a_failure_and_not_empty(string field, string value, string message)
    {
        _desk.First[field] = value;
        var failure = await RecordDesk.RefusesAsync(() => _desk.FindAsync(field, Comparison.NotEqual, null));
        Assert.Equal(FailureKind.Unexpected, failure.Kind);
        Assert.Contains($"record 1 of devices has {message}.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_value_comes_as_the_contract_writes_it()
    {
        string[] fields = ["no", "name", "room", "state", "price", "colour", "size", "sold", "bought", "seen", "key"];
        var record = (await _desk.Connect().GetAsync("devices", "1", fields, CancellationToken.None))!;
        Assert.Equal("""
            "1" "Printer" null "used" 7.5 "red" null false "2026-01-31" "2026-09-01T08:00:00Z" null
            """, string.Join(' ', fields.Select(field => record.Values[field].GetRawText())));
        Assert.Equal("1", record.Version);
    }

    [Fact]
    public async Task What_the_manifest_says_of_fields_is_told_with_the_choices_that_the_source_has()
    {
        var describe = (IDescribe)_desk.Connect();
        Assert.Equal(["devices"], (await describe.ResourcesAsync(CancellationToken.None)).Select(kind => kind.Name));
        var fields = (await describe.DescribeAsync("devices", CancellationToken.None)).Fields.ToDictionary(field => field.Name);
        Assert.Equal([new Choice("used", "In use"), new Choice("gone", "Gone")], fields["state"].Choices);
        Assert.Equal((FieldType.Reference, "devices", true, true), (fields["room"].Type, fields["room"].RefersTo, fields["name"].IsRequired, fields["seen"].IsReadOnly));
        Assert.Equal((FieldContent.Personal, null, FieldContent.Ordinary), (fields["bought"].Content, fields["name"].Content, fields["price"].Content));
        Assert.Equal(FailureKind.NotFound, (await RecordDesk.RefusesAsync(() => describe.DescribeAsync("cars", CancellationToken.None))).Kind);
    }
}
