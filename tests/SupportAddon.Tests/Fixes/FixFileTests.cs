using Microsoft.Extensions.Logging;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes;
using SupportAddon.Fixes.Files;
using SupportAddon.Tests.Connectors;
using SupportAddon.Tests.Connectors.Plugins;

namespace SupportAddon.Tests.Fixes;

/// <summary>Fixes written in YAML: what they do, and what is said of their mistakes.</summary>
public sealed class FixFileTests
{
    [Fact]
    public async Task Each_record_is_changed_right_or_left_alone_for_a_reason()
    {
        await using var bench = await FixBench.CreateAsync(records: 1);
        bench.Records.Add("right", ("vat", "FR1"), ("country", "FR"), ("active", true), ("name", "x"));
        bench.Records.Add("shut", ("vat", "FR1"), ("country", "DE"), ("active", false), ("name", "x"));
        bench.Records.Add("other", ("vat", "BE1"), ("country", "DE"), ("active", true), ("name", "x"));

        var entries = await bench.EntriesAsync((await bench.PlanAsync()).Id);

        Assert.Equal(
            [("0001", PlanVerdict.Change, null), ("other", PlanVerdict.Right, null), ("right", PlanVerdict.Right, null), ("shut", PlanVerdict.Refused, "It is archived.")],
            entries.Select(entry => (entry.RecordId, entry.Verdict, entry.Reason)));
    }

    [Fact]
    public async Task What_cannot_be_computed_leaves_the_record_alone_and_only_null_empties_a_field()
    {
        await using var bench = await FixBench.CreateAsync();
        bench.Records.Add("1", ("name", null)).Add("2", ("name", "x"));

        var missing = await bench.EntriesAsync((await bench.PlanAsync(FixBench.Louder)).Id);
        var emptied = await bench.EntriesAsync((await bench.PlanAsync(FixBench.Louder.Replace("upper(record.name)", "null", StringComparison.Ordinal))).Id);

        Assert.Equal((PlanVerdict.Refused, "There is no value for name: upper(record.name) has none here."), (missing[0].Verdict, missing[0].Reason));
        Assert.Equal([PlanVerdict.Right, PlanVerdict.Change], emptied.Select(entry => entry.Verdict));
    }

    [Fact]
    public async Task Conditions_are_asked_of_the_source_with_the_parameters_values()
    {
        await using var bench = await FixBench.CreateAsync();
        bench.Records.Add("1", ("name", "a"), ("country", "FR")).Add("2", ("name", "a"), ("country", "BE"));
        var text = FixBench.Louder.Replace("fields: { name: text }",
            "parameters: { land: { type: text } }\nfields: { name: text, country: text }\nwhere: [ { field: country, is: { parameter: land } } ]", StringComparison.Ordinal);

        var plan = await bench.PlanAsync(text, given: ("land", "BE"));

        Assert.Equal("2", Assert.Single(await bench.EntriesAsync(plan.Id)).RecordId);
    }

    [Fact]
    public async Task A_stored_fix_that_no_longer_reads_is_left_out_and_said_with_the_reason()
    {
        await using var bench = await FixBench.CreateAsync();
        var logs = new ListLogger();
        var files = new FixFiles(bench.Database, bench.Audit, bench.Time, logs.CreateLogger<FixFiles>());
        await files.AddAsync(FixBench.Country, "country.yaml", FixBench.Ana, default);
        await files.AddAsync(FixBench.Louder, "louder.yaml", FixBench.Ana, default);
        await bench.ExecuteAsync("update fix_file set text = replace(text, 'upper', 'shout') where id = 'louder'");

        var offered = await files.ListAsync(default);

        Assert.Equal("country-from-vat", Assert.Single(offered).Name);
        Assert.Contains("The fix louder is left out", Assert.Single(logs.Texts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugins_folder_brings_fixes_and_what_is_wrong_with_one_costs_that_one_alone()
    {
        await using var bench = await FixBench.CreateAsync();
        using var shelf = new PluginShelf();
        var folder = Directory.CreateDirectory(Path.Combine(shelf.Put("Fixture.Sample"), "fixes")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "louder.yaml"), FixBench.Louder);
        await File.WriteAllTextAsync(Path.Combine(folder, "broken.yaml"), "id: broken");
        var logs = new ListLogger();

        var offered = await new FixCatalog(
            shelf.Load(), new(bench.Database, bench.Audit, bench.Time, logs.CreateLogger<FixFiles>()), logs.CreateLogger<FixCatalog>()).ListAsync(default);

        Assert.Equal(("sample/louder", "sample"), (Assert.Single(offered).Name, offered[0].Plugin));
        Assert.StartsWith("The fix broken.yaml of sample is left out:", Assert.Single(logs.Texts), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rest", "redmine", true)]
    [InlineData("rest", "other", false)]
    [InlineData("odoo", "redmine", false)]
    public async Task A_fix_can_be_kept_to_connections_with_a_value_of_an_option(string plugin, string manifest, bool isFor)
    {
        await using var bench = await FixBench.CreateAsync();
        var fix = FixBench.Written($"{FixBench.Louder}\nfor: {{ manifest: redmine }}");
        var connection = await bench.ConnectionAsync() with { Plugin = plugin, Options = new Dictionary<string, string> { ["manifest"] = manifest } };

        Assert.Equal(isFor, new OfferedFix("rest/louder", fix, "", "rest").IsFor(connection));
    }

    [Theory]
    [InlineData("country", "ES", "country: one of FR, BE, not 'ES'")]
    [InlineData("land", "FR", "land: unknown; known are country")]
    public async Task Parameters_are_checked_before_anything_is_asked(string name, string value, string mistake)
    {
        await using var bench = await FixBench.CreateAsync();

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => bench.PlanAsync(given: (name, value)));

        Assert.Contains(mistake, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("type: number, minimum: 1, maximum: 20", "21", "rate: at most 20, not '21'")]
    [InlineData("type: number", "much", "rate: a number such as 20 or 5.5, not 'much'")]
    [InlineData("type: truth", "perhaps", "rate: true or false, not 'perhaps'")]
    [InlineData("type: date", "2026-02-30", "rate: a day such as 2026-10-31, not '2026-02-30'")]
    [InlineData("type: text, pattern: \"[A-Z]{2}\"", "fra", "rate: a text like [A-Z]{2}, not 'fra'")]
    [InlineData("type: text, help: the rate", null, "rate: required (the rate)")]
    public void A_parameter_says_what_it_expects(string declaration, string? given, string mistake)
    {
        var fix = FixBench.Written($"{FixBench.Louder}\nparameters: {{ rate: {{ {declaration} }} }}");
        var values = given is null ? [] : new Dictionary<string, string> { ["rate"] = given };

        var refusal = Assert.Throws<RefusedException>(() => new OfferedFix("louder", fix, "", null).Bind(values));

        Assert.Contains(mistake, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("upper(record.name)", "upper(record.nam)", "fix.yaml:6:20: there is no \"record.nam\" here; there are record.id, record.name")]
    [InlineData("upper(record.name)", "length(record.name)", "fix.yaml:6:8: \"name\" is a text, this is a number")]
    [InlineData("set: { name:", "set: { title:", "fix.yaml:6:8: \"title\" does not stand under \"fields\"")]
    [InlineData("set: { name: upper(record.name) }", "", "fix.yaml:1:1: expected one of \"set\", \"archive\" and \"restore\": what the fix does")]
    [InlineData("fields:", "where: [ { field: name } ]\nfields:", "fix.yaml:5:10: expected one of is, isNot")]
    [InlineData("fields:", "where: [ { field: name, is: { parameter: x } } ]\nfields:", "there is no parameter \"x\"")]
    [InlineData("fields:", "guards: [ { refuse: record.name, because: no } ]\nfields:", "a condition is true or false; this is a text")]
    [InlineData("fields:", "parameters: { rate: { type: number, default: much } }\nfields:", "rate: a number such as 20 or 5.5, not 'much'")]
    public void A_mistake_is_told_with_its_line(string written, string instead, string mistake)
    {
        var (fix, mistakes) = FixFileCheck.Read(FixBench.Louder.Replace(written, instead, StringComparison.Ordinal), "fix.yaml");

        Assert.Null(fix);
        Assert.Contains(mistake, string.Join('\n', mistakes), StringComparison.Ordinal);
    }
}
