using System.Text;
using SupportAddon.Core.Tickets;
using SupportAddon.Reports;

namespace SupportAddon.Tests.Reports;

public sealed class ReviewCsvTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Every_list_is_a_file_with_all_its_rows()
    {
        var review = ReviewReading.Document(ReviewReading.Acme([.. Enumerable.Range(1, 431).Select(id => ReviewReading.Ticket(id, "2026-07-02"))]));
        var names = await review.WriteListsAsync(folder.FullName, CancellationToken.None);
        Assert.Contains("created.csv", names);
        Assert.Contains("open-at-end.csv", names);
        Assert.Equal(names.Order(), folder.GetFiles().Select(file => file.Name).Order());
        Assert.Equal(432, (await File.ReadAllLinesAsync(Path.Combine(folder.FullName, "created.csv"))).Length);
    }

    [Fact]
    public async Task Each_list_of_the_page_has_its_file()
    {
        var review = ReviewReading.Document(new Believable().Request(Language.French));
        var names = await review.WriteListsAsync(folder.FullName, CancellationToken.None);
        var panels = ReviewReading.Page(review).QuerySelectorAll(".panel").Select(panel => panel.Id!["list-".Length..] + ".csv");
        Assert.Equal(panels.Order(), names.Order());
    }

    [Fact]
    public async Task English_separates_by_commas()
    {
        var resolved = ReviewReading.Open with { Status = TicketStatus.Resolved };
        var lines = await Lines(Language.English, "resolution-time", ReviewReading.Ticket(1, "2026-07-02", title: "A, \"b\"", link: "https://s.example/1").Then("2026-07-05T12:00", resolved));
        Assert.Equal("No.,Title,Type,Priority,Status,Maintenance,Category,Created on,Link,Time (days)", lines[0]);
        Assert.Equal("T-1,\"A, \"\"b\"\"\",Anomaly,High,Resolved,Corrective,Stock,2026-07-02,https://s.example/1,3.5", lines[1]);
    }

    [Fact]
    public async Task French_separates_by_semicolons_and_writes_decimals_with_a_comma()
    {
        var resolved = ReviewReading.Open with { Status = TicketStatus.Resolved, Priority = null };
        var lines = await Lines(Language.French, "resolution-time", ReviewReading.Ticket(1, "2026-07-02").Then("2026-07-05T12:00", resolved));
        Assert.Equal("N°;Titre;Type;Priorité;Statut;Maintenance;Catégorie;Créé le;Lien;Délai (jours)", lines[0]);
        Assert.Equal("T-1;A title;Anomalie;Non renseignée;Résolu;Corrective;Stock;2026-07-02;;3,5", lines[1]);
    }

    [Fact]
    public async Task A_spreadsheet_knows_that_it_is_utf8()
    {
        await Lines(Language.French, "created", ReviewReading.Ticket(1, "2026-07-02"));
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), (await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "created.csv")))[..3]);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\")")]
    [InlineData("+33 1 23 45")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public async Task No_cell_runs_as_a_formula(string title)
    {
        var state = ReviewReading.Open with { Category = title };
        var timeline = ReviewReading.Ticket(1, "2026-07-02", state, title);
        timeline = timeline with { Ticket = timeline.Ticket with { Number = title } };
        var text = string.Join('\n', (await Lines(Language.English, "created", timeline)).Skip(1));
        Assert.Equal(3, text.Split("\"'" + title.Replace("\"", "\"\"", StringComparison.Ordinal).Replace('\r', '\n')).Length - 1);
    }

    private async Task<string[]> Lines(Language language, string list, params TicketTimeline[] timelines)
    {
        var review = ReviewReading.Document(ReviewReading.Acme(timelines) with { Language = language });
        await review.WriteListsAsync(folder.FullName, CancellationToken.None);
        return await File.ReadAllLinesAsync(Path.Combine(folder.FullName, list + ".csv"));
    }
}
