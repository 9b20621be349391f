using System.ComponentModel.DataAnnotations;
using SupportAddon.Connectors.Options;
using SupportAddon.Fixes;
using SupportAddon.Fixes.Choices;
using SupportAddon.Fixes.Files;
using SupportAddon.Fixes.Plans;
using SupportAddon.Sdk;
using SupportAddon.Tests.Architecture;

namespace SupportAddon.Tests.Fixes;

/// <summary>Parameters whose values the client's system has.</summary>
public sealed class ChoiceTests
{
    public const string Copying =
        """
        id: copying
        title: { en: Copies a country, fr: Copie un pays }
        effect: { en: Sets it., fr: Le fixe. }
        resource: partners
        parameters: { partner: { type: text, choices: { resource: partners, label: country }, help: whose country } }
        fields: { country: text }
        set: { country: parameters.partner }
        """;

    private const string OfField =
        """
        id: grouping
        title: { en: Groups, fr: Groupe }
        effect: { en: Sets it., fr: Le fixe. }
        resource: partner
        parameters: { group: { type: text, choices: { field: group } } }
        fields: { group: text }
        set: { group: parameters.group }
        """;

    [Fact]
    public async Task The_command_line_lists_what_there_is_and_refuses_what_there_is_not()
    {
        await using var house = await BookHouse.CreateAsync(partners: 2);
        await house.OkAsync("fix", "add", "-f", house.Commands.Write("copying.yaml", Copying));

        Assert.Contains("add -c CONNECTION", (await house.OkAsync("fix", "show", "copying")).Output, StringComparison.Ordinal);
        Assert.Contains("002  old 2", (await house.OkAsync("fix", "show", "copying", "-c", "erp")).Output, StringComparison.Ordinal);
        Assert.Equal("old 1", (await house.JsonAsync("fix", "show", "copying", "-c", "erp")).GetProperty("choices").GetProperty("partner")[0].GetProperty("label").GetString());
        var wrong = await house.Commands.RunAsync("fix", "plan", "copying", "-c", "erp", "--partner", "009");
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("partner: one of 001 (old 1), 002 (old 2), not '009'", wrong.Errors, StringComparison.Ordinal);
        Assert.Contains("supportaddon fix show copying -c erp", wrong.Errors, StringComparison.Ordinal);
        await house.OkAsync("fix", "plan", "copying", "-c", "erp", "--partner", "001");
        Assert.Empty(house.Server.Writes);
    }

    [Fact]
    public async Task The_choices_of_a_field_are_offered_and_hold()
    {
        var records = new MemoryRecords { Describes = Partner(new("a", "Ledger A"), new("b", "Ledger B")) };
        var choices = Choices(OfField, records);

        Assert.Equal(["a", "b"], (await choices.ReadAsync(CancellationToken.None))["group"].Select(choice => choice.Value));
        await choices.CheckAsync(Given("group", "b"), "erp", CancellationToken.None);
        var wrong = await Assert.ThrowsAsync<RefusedException>(() => choices.CheckAsync(Given("group", "c"), "erp", CancellationToken.None));
        Assert.Contains("group: one of a (Ledger A), b (Ledger B), not 'c'", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_system_does_not_tell_a_fields_choices_any_value_is_left_to_it()
    {
        var choices = Choices(OfField, new MemoryRecords { Describes = Partner() });

        Assert.Empty(await choices.ReadAsync(CancellationToken.None));
        await choices.CheckAsync(Given("group", "anything"), "erp", CancellationToken.None);
    }

    [Theory]
    [InlineData(SystemChoices.Most, true, "one of 0001 (Partner 1), ")]
    [InlineData(SystemChoices.Most + 1, false, "a record of partners, not '9999'")]
    public async Task Of_more_than_anybody_looks_through_none_is_offered_and_the_typed_one_is_checked(int count, bool offered, string expected)
    {
        var records = new MemoryRecords();
        for (var each = 1; each <= count; each++)
            records.Add($"{each:0000}", ("country", $"Partner {each}"));
        var choices = Choices(Copying, records);

        Assert.Equal(offered, (await choices.ReadAsync(CancellationToken.None)).ContainsKey("partner"));
        await choices.CheckAsync(Given("partner", $"{count:0000}"), "erp", CancellationToken.None);
        var wrong = await Assert.ThrowsAsync<RefusedException>(() => choices.CheckAsync(Given("partner", "9999"), "erp", CancellationToken.None));
        Assert.Contains(expected, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plugin_says_the_same_with_attributes()
    {
        var described = OptionsDescription.Of(typeof(TaxParameters));

        Assert.Equal([new("account.tax", "name"), new(Field: "category_code"), null], described.Select(parameter => parameter.ChoicesFrom));
    }

    [Theory]
    [InlineData("type: text, choices: { resource: partners, label: country }", "type: number, choices: { field: country }", "write \"type: text\"")]
    [InlineData("{ resource: partners, label: country }", "{ resource: partners }", "copying.yaml:5:")]
    [InlineData("{ resource: partners, label: country }", "{ field: country, label: country }", "copying.yaml:5:")]
    public void A_mistake_in_where_choices_come_from_is_told_with_its_line(string written, string instead, string mistake)
    {
        var (fix, mistakes) = FixFileCheck.Read(Copying.Replace(written, instead, StringComparison.Ordinal), "copying.yaml");

        Assert.Null(fix);
        Assert.Contains(mistake, string.Join('\n', mistakes), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Files => Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "plugins"), "*.yaml", SearchOption.AllDirectories)
        .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) == "Fixes").Select(path => Path.GetRelativePath(SourceTree.Root, path));

    public static TheoryData<string> Ready => [.. Files];

    [Theory]
    [MemberData(nameof(Ready))]
    public void Ready_fixes_in_files_have_no_mistake(string file) => Assert.Empty(FixFileCheck.Read(File.ReadAllText(Path.Combine(SourceTree.Root, file)), file).Mistakes);

    [Fact]
    public void Categories_and_units_are_chosen_from_the_system()
    {
        var files = Files.Where(file => file.EndsWith("stale-category.yaml", StringComparison.Ordinal) || file.EndsWith("unit.yaml", StringComparison.Ordinal)).ToList();

        Assert.Equal(4, files.Count);
        Assert.All(files.SelectMany(file => FixFileCheck.Read(File.ReadAllText(Path.Combine(SourceTree.Root, file)), file).Fix!.Parameters), parameter => Assert.NotNull(parameter.ChoicesFrom));
    }

    private static SystemChoices Choices(string text, MemoryRecords records) => new(
        new OfferedFix("a-fix", FixBench.Written(text), "a digest", null), new RecordReading(records), records);

    private static Dictionary<string, System.Text.Json.JsonElement> Given(string name, string value) => new() { [name] = MemoryRecords.Json(value) };

    private static ResourceInfo Partner(params Choice[] choices) => new()
    {
        Name = "partner", Label = "Partners", Fields = [new() { Name = "group", Label = "Group", Type = FieldType.Choice, Choices = choices }],
    };

    private sealed record TaxParameters
    {
        [Required, RecordChoice("account.tax", "name")]
        public string From { get; init; } = "";

        [FieldChoice("category_code")]
        public string Group { get; init; } = "";

        public string Free { get; init; } = "";
    }
}
