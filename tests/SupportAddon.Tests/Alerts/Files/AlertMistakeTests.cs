using SupportAddon.Clients.Files;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Alerts.Files;

/// <summary>What is wrong with an alert is told where it stands in the file, before anything is changed.</summary>
public sealed class AlertMistakeTests : IDisposable
{
    private const string Right =
        """
        clients:
          - code: acme
            name: Acme
            language: fr
            timeZone: Europe/Paris
            probes:
              - name: erp-web
                tcp: { host: erp.acme.example, port: 443 }
            alerts:
              - name: on-call
                email: [ night@integrator.example, boss@integrator.example ]
                probes: [ erp-web ]
                after: 0m
                reminder: 4h
              - name: team
                webhook: { url: "https://hooks.example.com/T0/B0", form: slack }

        """;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_file_without_mistakes_has_none() => Assert.Empty(Check(Right));

    [Theory]
    [InlineData("boss@integrator.example", "boss", "11:44: \"boss\" is not a mail address")]
    [InlineData("boss@integrator.example", "\"Boss <boss@integrator.example>\"", "11:44: ")]
    [InlineData("boss@integrator.example", "\"boss@integrator.example\\r\\nX: y\"", "11:44: ")]
    [InlineData("[ night@integrator.example, boss@integrator.example ]", "[]", "11:9: expected at least one address")]
    [InlineData("probes: [ erp-web ]", "probes: [ erp ]", "12:19: this client has no probe \"erp\" in this file")]
    [InlineData("after: 0m", "after: soon", "13:16: ")]
    [InlineData("reminder: 4h", "reminder: 0h", "14:19: ")]
    [InlineData("name: team", "name: on-call", "15:9: two alerts are called \"on-call\"")]
    [InlineData("name: team", "name: team\n        email: [ a@b.example ]", "15:9: expected exactly one of email, webhook: how \"team\" is told")]
    [InlineData("webhook: {", "after: 5m\n      # webhook: {", "15:9: expected exactly one of email, webhook")]
    [InlineData("form: slack", "form: irc", "16:")]
    [InlineData("form: slack", "form: slack, secret: { env: PATH }", "16:73: only the form json is signed")]
    [InlineData("form: slack", "form: json, secret: { env: NO_SUCH_VARIABLE }", "16:72: the environment variable NO_SUCH_VARIABLE is not set")]
    [InlineData("form: slack", "form: json, secret: { stored: true }", "16:72: nothing is stored to keep")]
    [InlineData("form: slack", "form: json, secret: in-the-file", "16:")]
    [InlineData("https://hooks", "ftp://hooks", "16:20: is no address of a webhook")]
    [InlineData("https://hooks", "https://me:secret@hooks", "16:20: is no address of a webhook")]
    public void A_mistake_is_named_with_line_and_column(string right, string wrong, string message)
    {
        Assert.Contains(right, Right, StringComparison.Ordinal);

        var mistakes = Check(Right.Replace(right, wrong, StringComparison.Ordinal));

        Assert.True(mistakes.Exists(mistake => mistake.StartsWith($"clients.yaml:{message}", StringComparison.Ordinal)), string.Join("\n", mistakes));
    }

    public void Dispose() => folder.Dispose();

    private List<string> Check(string text)
    {
        File.WriteAllText(folder.Sub("clients.yaml"), text);
        var (file, reading) = ClientFile.Read(folder.Sub("clients.yaml"));
        var mistakes = file is null ? reading.Errors : new ClientFileCheck(
            reading, new(null!, folder.Path, null!, []), new(Health.Kinds.EveryKind.Of(), new HashSet<string>(), folder.Path, []), new(folder.Path, []),
            new(new HashSet<string>(), new HashSet<string>(), new HashSet<string>())).Check(file).Mistakes;
        return [.. mistakes.Select(mistake => mistake.ToString()[(folder.Path.Length + 1)..])];
    }
}
