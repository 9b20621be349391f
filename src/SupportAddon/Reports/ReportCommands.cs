using System.CommandLine;
using Spectre.Console;
using SupportAddon.People;
using SupportAddon.Shell;

namespace SupportAddon.Reports;

/// <summary><c>supportaddon report</c>: the reviews that clients receive.</summary>
internal static class ReportCommands
{
    private static readonly Argument<string> Kind = new("report") { Description = "quarterly-review." };
    private static readonly Option<string> Client = new("--client") { Description = "The client's code.", HelpName = "code", Required = true };
    private static readonly Option<string?> Quarter = new("--quarter") { Description = "For example 2026-Q3; the last full one when left out.", HelpName = "quarter" };
    private static readonly Option<string?> Language = new("--language") { Description = "fr or en; the client's when left out." };
    private static readonly Option<FileInfo?> Out = new("--out") { Description = "The HTML file to write.", HelpName = "file" };
    private static readonly Option<DirectoryInfo?> Lists = new("--lists") { Description = "Also write every list of what was counted, a CSV file each.", HelpName = "folder" };

    static ReportCommands()
    {
        Kind.AcceptOnlyFromAmong("quarterly-review");
        Language.AcceptOnlyFromAmong("fr", "en");
    }

    public static Command Create() => new("report", "Reports that clients receive.")
    {
        new RoomCommand("render", "Make a report, keep it with its data, and write it to a file.",
            "report render quarterly-review --client acme --quarter 2026-Q3 --language fr --out review.html",
            "report render quarterly-review --client acme --lists lists")
        {
            Kind, Client, Quarter, Language, Out, Lists,
        }.Runs(RenderAsync),
        new RoomCommand("list", "List the reports that were made, the latest first.", "report list").Runs(ListAsync),
    };

    private static async Task RenderAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var review = await house.Get<ReviewIssue>().IssueAsync(run.Value(Client)!, run.Value(Quarter), run.Value(Language), Actor.OfShell(), ct);
        var file = run.Value(Out) ?? new FileInfo(review.FileName);
        await WriteAsync(file, review, ct);
        var lists = run.Value(Lists) is { } folder ? await review.Document.WriteListsAsync(folder.FullName, ct) : [];
        run.Output.Write(new { review.Id, Client = review.Client.Code, Quarter = review.Quarter.ToString(), Language = review.Language.Code, File = file.FullName, lists }, console =>
        {
            console.WriteLine($"The review of {review.Quarter} for {review.Client.Name} is in {file.FullName}.");
            if (lists.Count > 0)
                console.WriteLine($"{lists.Count} lists are in {run.Value(Lists)!.FullName}.");
        });
    }

    public static async Task WriteAsync(FileInfo file, IssuedReview review, CancellationToken ct)
    {
        try
        {
            file.Directory?.Create();
            await File.WriteAllTextAsync(file.FullName, review.Document.Html, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(
                $"The review is stored as number {review.Id}, but {file.FullName} cannot be written: {e.Message}",
                "Name another file with --out.", e);
        }
    }

    private static async Task ListAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var reports = await house.Get<ReportList>().ReadAsync(clientId: null, ct);
        run.Output.Write(reports, console =>
        {
            var table = Output.Table("Report", "Client", "Period", "Language", "Issued");
            foreach (var report in reports)
                Output.Row(table, report.Id, report.Client, report.Period, report.Language, report.IssuedAt);
            if (reports.Count == 0)
                console.WriteLine("No report yet. Make one: supportaddon report render quarterly-review --client CODE");
            else
                console.Write(table);
        });
    }
}
