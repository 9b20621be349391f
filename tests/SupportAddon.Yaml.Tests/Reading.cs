namespace SupportAddon.Yaml.Tests;

internal static class Reading
{
    private const string Anything = "{}";

    public static YamlReading Of(string yaml, string schema = Anything) =>
        YamlDocument.Read(yaml, "some.yaml", JsonSchema.Parse(schema));

    public static string Json(string yaml)
    {
        var reading = Of(yaml);
        Assert.Empty(reading.Errors);
        return reading.Root?.ToJsonString() ?? "null";
    }

    public static string OnlyError(string yaml, string schema = Anything) =>
        Assert.Single(Of(yaml, schema).Errors).ToString();
}
