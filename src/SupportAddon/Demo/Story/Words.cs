using System.Text.Json;

namespace SupportAddon.Demo.Story;

/// <summary>The story's vocabulary, which is data: embedded JSON, a file a company and a file a language.</summary>
internal static class Words
{
    public static Team Team() => Read<Team>("team");

    public static Company Company(string code)
    {
        var company = Read<Company>(code);
        return company with { Talk = Read<Dictionary<string, IReadOnlyList<string>>>(company.Language) };
    }

    private static T Read<T>(string name)
    {
        using var stream = typeof(Words).Assembly.GetManifestResourceStream($"demo/{name}.json")!;
        return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web)!;
    }
}
