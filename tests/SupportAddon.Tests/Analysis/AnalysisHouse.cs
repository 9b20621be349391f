using System.IO.Compression;
using System.Text.Json;
using SupportAddon.Tests.Fixes;

namespace SupportAddon.Tests.Analysis;

/// <summary>The real program with a connection whose contacts tell of people, and what it writes for analysis.</summary>
internal static class AnalysisHouse
{
    public const string Consent = "Anne Petit, by mail on 2026-11-20: \"you may look at our contacts\"";

    /// <summary>What must not leave: names of people in all shapes.</summary>
    public static readonly string[] Personal =
    [
        "anne.petit@acme.example", "\"quoted\"@acme.example", "zoë.ñandú@acme.example", "+33 1 23 45 67 89", "0049-30-1234567", "Łukasz O'Brien-\"Zeta\"", "Zeile eins\nZeile zwei", "<b>Petra</b>", "FR98765432101",
        "owner-4711", "owner-4712", "Call Mr Mustermann back",
    ];

    public static async Task<BookHouse> CreateAsync()
    {
        var house = await BookHouse.CreateAsync(partners: 4);
        foreach (var (partner, number) in house.Server.Partners.OrderBy(one => one.Key, StringComparer.Ordinal).Select((one, number) => (one.Value, number)))
        {
            partner["vat"] = MemoryRecords.Json(number == 3 ? null : new[] { Personal[8], Personal[5], Personal[7] }[number]);
            partner["email"] = MemoryRecords.Json(number == 3 ? Personal[0] : Personal[number]); // The first and the last are the same.
            partner["phone"] = MemoryRecords.Json(number == 1 ? Personal[6] : Personal[3 + (number % 2)]);
            partner["owners"] = MemoryRecords.Json(new[] { Personal[9 + (number % 2)] });
            partner["remark"] = MemoryRecords.Json(Personal[11]);
        }

        return house;
    }

    public static string[] Export(string file, params string[] more) =>
        ["analysis", "export", "-c", "erp", "--resource", "contacts", "--purge", "2030-01-31", "--consent", Consent, "-o", file, .. more];

    public static async Task<JsonElement> ManifestAsync(this BookHouse house, string file) => JsonElement.Parse((await house.TextsAsync(file))["manifest.json"]);

    /// <summary>The values of the records in a file, by field.</summary>
    public static async Task<IReadOnlyList<JsonElement>> RecordsAsync(this BookHouse house, string file) =>
        [.. (await house.TextsAsync(file))["records/01.jsonl"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line).GetProperty("values"))];

    public static async Task<IReadOnlyDictionary<string, string>> TextsAsync(this BookHouse house, string file)
    {
        await using var zip = await ZipFile.OpenReadAsync(house.Commands.Files.Sub(file));
        var texts = new Dictionary<string, string>();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            texts[entry.FullName] = await reader.ReadToEndAsync();
        }

        return texts;
    }

    /// <summary>Writes a file anew with something else in one of its entries.</summary>
    public static async Task TamperAsync(this BookHouse house, string file, string entry, Func<string, string> change)
    {
        var texts = await house.TextsAsync(file);
        await using var zip = new ZipArchive(File.Create(house.Commands.Files.Sub(file)), ZipArchiveMode.Create);
        foreach (var (name, text) in texts)
        {
            await using var writer = new StreamWriter(await zip.CreateEntry(name).OpenAsync());
            await writer.WriteAsync(name == entry ? change(text) : text);
        }
    }
}
