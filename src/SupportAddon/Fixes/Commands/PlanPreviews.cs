using System.CommandLine;
using Microsoft.AspNetCore.Http;
using SupportAddon.Fixes.Plans;
using SupportAddon.Fixes.Previews;
using SupportAddon.Shell;

namespace SupportAddon.Fixes.Commands;

/// <summary>Where a new plan is shown: on the command line, and in the files that were asked for.</summary>
internal static class PlanPreviews
{
    public static readonly Option<FileInfo?> Html = new("--html") { Description = "Write the preview as a page.", HelpName = "file" };
    public static readonly Option<FileInfo?> Csv = new("--csv") { Description = "Write the preview as a table.", HelpName = "file" };

    public static async Task WriteAsync(CommandRun run, House house, Plan plan, CancellationToken ct)
    {
        var plans = house.Get<PlanStore>();
        var files = new PreviewFile(new(new Reader(new HttpContextAccessor())));
        if (run.Value(Html) is { } html)
            await using (var file = File.Create(html.FullName))
                await files.WriteHtmlAsync(file, plan, plans.EntriesAsync(plan.Id, ct), ct);
        if (run.Value(Csv) is { } csv)
            await using (var file = File.Create(csv.FullName))
                await files.WriteCsvAsync(file, plans.EntriesAsync(plan.Id, ct), ct);
        await PlanDisplay.WriteAsync(run.Output, plan, plans, ct);
    }
}
