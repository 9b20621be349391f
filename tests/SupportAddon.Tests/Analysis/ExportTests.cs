using System.Text;
using System.Text.Json;
using SupportAddon.Tests.Fixes;

namespace SupportAddon.Tests.Analysis;

/// <summary>What leaves for analysis, with the real program and a system over HTTP.</summary>
public sealed class ExportTests
{
    [Fact]
    public async Task Nothing_personal_of_the_source_stands_anywhere_in_the_file()
    {
        await using var house = await AnalysisHouse.CreateAsync();

        await house.OkAsync(AnalysisHouse.Export("a.zip"));

        var written = string.Concat((await house.TextsAsync("a.zip")).Values) + Encoding.Latin1.GetString(await File.ReadAllBytesAsync(house.Commands.Files.Sub("a.zip")));
        Assert.Contains("old 1", written, StringComparison.Ordinal); // What is ordinary is there.
        foreach (var personal in AnalysisHouse.Personal)
            foreach (var form in new[] { personal, JsonSerializer.Serialize(personal)[1..^1], Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(personal)), Convert.ToBase64String(Encoding.UTF8.GetBytes(personal)) })
                Assert.DoesNotContain(form, written, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Anne Petit", written, StringComparison.Ordinal); // Nor who agreed.
        Assert.Contains("Anne Petit", (await house.OkAsync("audit", "list", "--json")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_value_has_the_same_token_in_every_export_of_a_client_and_another_one_in_another_clients()
    {
        await using var house = await AnalysisHouse.CreateAsync();
        await using var other = await AnalysisHouse.CreateAsync();
        await house.OkAsync(AnalysisHouse.Export("a.zip"));
        await house.OkAsync(AnalysisHouse.Export("b.zip"));
        await other.OkAsync(AnalysisHouse.Export("c.zip"));

        var (a, b, c) = (await house.RecordsAsync("a.zip"), await house.RecordsAsync("b.zip"), await other.RecordsAsync("c.zip"));

        Assert.Equal(a.Select(record => record.GetRawText()), b.Select(record => record.GetRawText()));
        Assert.Equal(a[0].GetProperty("email").GetString(), a[3].GetProperty("email").GetString()); // Joins still work.
        Assert.Equal(a[0].GetProperty("owners").GetRawText(), a[2].GetProperty("owners").GetRawText());
        Assert.Equal(JsonValueKind.Null, a[3].GetProperty("vat").ValueKind);
        Assert.All(a.Zip(c), pair => Assert.NotEqual(pair.First.GetProperty("email").GetString(), pair.Second.GetProperty("email").GetString()));
        Assert.Equal((await house.ManifestAsync("a.zip")).GetProperty("tokens").GetString(), (await house.ManifestAsync("b.zip")).GetProperty("tokens").GetString());
        Assert.Single(await house.QueryAsync("select sealed from analysis_key"));
    }

    [Fact]
    public async Task What_nobody_vouches_for_gets_tokens_free_text_stays_and_the_manifest_says_so()
    {
        await using var house = await AnalysisHouse.CreateAsync();

        await house.OkAsync(AnalysisHouse.Export("a.zip"));

        var resource = (await house.ManifestAsync("a.zip")).GetProperty("resources")[0];
        Assert.Equal(["country kept", "vat token", "email token", "phone token", "owners token", "closed kept"],
            resource.GetProperty("fields").EnumerateArray().Select(field => $"{field.GetProperty("name")} {field.GetProperty("treatment")}"));
        Assert.Equal(["remark", "photo"], resource.GetProperty("leftOut").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal((4, "2030-01-31"), (resource.GetProperty("records").GetInt32(), (await house.ManifestAsync("a.zip")).GetProperty("purgeOn").GetString()));
    }

    [Fact]
    public async Task More_is_made_unrecognisable_when_asked_and_less_only_by_name_and_for_a_reason_that_is_recorded()
    {
        await using var house = await AnalysisHouse.CreateAsync();

        await RefusedAsync(house, "leave as they are for a reason alone", "--clear", "contacts.phone");
        await RefusedAsync(house, "is not personal", "--clear", "contacts.country", "--reason", "x");
        await RefusedAsync(house, "is no free text", "--free-text", "contacts.email");
        await RefusedAsync(house, "has no field \"colour\"", "--token", "contacts.colour");
        await RefusedAsync(house, "is no field of what is exported", "--field", "partners.vat");
        await RefusedAsync(house, "to have tokens and to be as it is", "--token", "contacts.phone", "--clear", "contacts.phone", "--reason", "x");
        var told = await house.OkAsync(AnalysisHouse.Export("a.zip", "--token", "contacts.country", "--clear", "contacts.phone", "--reason", "calls by prefix", "--free-text", "contacts.remark"));

        var record = (await house.RecordsAsync("a.zip"))[0];
        Assert.Equal(("+33 1 23 45 67 89", "Call Mr Mustermann back"), (record.GetProperty("phone").GetString(), record.GetProperty("remark").GetString()));
        Assert.NotEqual("old 1", record.GetProperty("country").GetString());
        Assert.Contains("may name anybody", told.Errors, StringComparison.Ordinal);
        Assert.Equal(["calls by prefix"], await house.QueryAsync("select detail ->> 'reason' from audit where action = 'analysis.export'"));
    }

    [Fact]
    public async Task Without_consent_or_a_day_nothing_leaves()
    {
        await using var house = await AnalysisHouse.CreateAsync();
        string[] bare = ["analysis", "export", "-c", "erp", "--resource", "contacts", "-o", "a.zip"];

        Assert.Equal(2, (await house.Commands.RunAsync([.. bare, "--purge", "2030-01-31"])).ExitCode);
        Assert.Equal(2, (await house.Commands.RunAsync([.. bare, "--consent", "yes"])).ExitCode);
        Assert.Contains("without the client's consent", (await house.Commands.RunAsync([.. bare, "--purge", "2030-01-31", "--consent", "  "])).Errors, StringComparison.Ordinal);
        Assert.Contains("is not in the future", (await house.Commands.RunAsync([.. bare, "--purge", "2026-01-31", "--consent", "yes"])).Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(house.Commands.Files.Sub("a.zip")));
        Assert.Empty(await house.QueryAsync("select id::text from analysis_export"));
    }

    [Fact]
    public async Task Where_others_records_are_read_too_one_client_cannot_agree()
    {
        await using var house = await AnalysisHouse.CreateAsync();
        await house.ExecuteAsync("update claim set conditions = '{\"country\":[\"FR\"]}'");

        await RefusedAsync(house, "is not one client's alone");
    }

    [Fact]
    public async Task What_breaks_off_leaves_no_file_and_no_record_of_one()
    {
        await using var house = await AnalysisHouse.CreateAsync();
        house.Server.Partners["004"].Remove("country");

        Assert.Equal(1, (await house.Commands.RunAsync(AnalysisHouse.Export("a.zip"))).ExitCode);

        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(house.Commands.Files.Sub("a.zip"))!, "a.zip*"));
        Assert.Empty(await house.QueryAsync("select id::text from analysis_export"));
        house.Commands.Write("mine.zip", "mine");
        Assert.Contains("is there already", (await house.Commands.RunAsync(AnalysisHouse.Export("mine.zip"))).Errors, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(BookHouse house, string why, params string[] more)
    {
        var refused = await house.Commands.RunAsync(AnalysisHouse.Export("refused.zip", more));
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(why, refused.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(house.Commands.Files.Sub("refused.zip")));
    }
}
