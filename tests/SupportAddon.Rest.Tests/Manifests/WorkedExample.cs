using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Manifests;

/// <summary>The example of the guide, to the letter.</summary>
public sealed class WorkedExample
{
    [Fact]
    public async Task Reads_what_the_guide_says_it_reads()
    {
        await using var server = await TicketServer.StartAsync();
        server.Instead = http => http.Request.Headers.Authorization != "Bearer k" ? Answers.TextAsync(http, 401, "text/plain", "")
            : http.Request.Path == "/api/me" ? Answers.JsonAsync(http, """{"email":"ann@desk.example"}""")
            : Answers.JsonAsync(http, http.Request.Query["page"] == "1" ? Block("json") : """{"count":2,"data":[]}""");
        var connector = Desk.Connect(server.Url, Block("yaml"), key: "k");
        Assert.True((await connector.CheckAsync(CancellationToken.None)).Succeeded);
        var tickets = (await Pulled.FromAsync(connector)).Tickets;
        Assert.Equal(["T-17 incident open Sales", "T-18 wish new "], tickets.Select(ticket => string.Join(' ', [ticket.Id, .. ticket.Fields.Values])));
        Assert.Equal(["1", "2:state:status"], tickets[0].Events.Select(told => told.Id));
        Assert.Equal(Visibility.Internal, ((MessagePosted)tickets[0].Events[0]).Visibility);
        Assert.Equal(["new>open"], tickets[0].Events.OfType<FieldChanged>().Select(change => $"{change.From}>{change.To}"));
        Assert.Equal(["T-17", "T-18"], await Pulled.IdsAsync(connector));
    }

    [Fact]
    public void Its_records_fit_the_rest_of_it()
    {
        var records = Block("yaml", beginning: "resources:");
        var file = ManifestFile.Parse($"{Block("yaml")}\n{records}", "example.yaml");
        Assert.Empty(file.Mistakes);
        Assert.All(Enum.GetValues<ChangeKind>(), kind => Assert.True(file.Manifest!.Resources["customers"].Knows(kind)));
    }

    private static string Block(string language, string beginning = "")
    {
        var guide = File.ReadAllText(Path.Combine(Root(AppContext.BaseDirectory), "docs", "connectors", "rest.md")).ReplaceLineEndings("\n");
        var start = guide.IndexOf($"```{language}\n{beginning}", StringComparison.Ordinal) + language.Length + 4;
        return guide[start..guide.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "SupportAddon.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
