using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportAddon.Access;
using SupportAddon.Analysis.Exports;
using SupportAddon.Analysis.Sets;
using SupportAddon.Core.Access;

namespace SupportAddon.Analysis.Pages;

/// <summary>What left for analysis, and what was loaded for it; each with its day.</summary>
[Requires(Permission.ExportForAnalysis)]
internal sealed class AnalysisModel(ExportStore exports, DataSetStore sets) : PageModel
{
    public IReadOnlyList<Export> Exports { get; private set; } = [];

    public IReadOnlyList<DataSet> Sets { get; private set; } = [];

    public static int Count(Manifest manifest) => manifest.Resources.Sum(resource => resource.Records);

    public static string Kinds(Manifest manifest) => string.Join(", ", manifest.Resources.Select(resource => resource.Resource));

    /// <summary>The personal fields that went along as they are.</summary>
    public static string Cleared(Manifest manifest) => string.Join(", ", manifest.Resources.SelectMany(resource => resource.Fields
        .Where(field => field.Treatment is Treatment.Cleared or Treatment.FreeText).Select(field => $"{resource.Resource}.{field.Name}")));

    public async Task OnGetAsync(CancellationToken ct) => (Exports, Sets) = (await exports.ListAsync(ct), await sets.ListAsync(ct));
}
