using System.Text.Json;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportAddon.Access;
using SupportAddon.Core.Access;

namespace SupportAddon.Audit.Pages;

/// <summary>The audit trail, a page at a time, the latest first.</summary>
[Requires(Permission.ViewAudit)]
internal sealed class TrailModel(AuditList audit) : PageModel
{
    private const int Size = 100;

    public IReadOnlyList<AuditLine> Lines { get; private set; } = [];

    /// <summary>Where the next page begins; null on the last one.</summary>
    public long? Before { get; private set; }

    public async Task OnGetAsync(long? before, CancellationToken ct)
    {
        var lines = await audit.ReadAsync(before, Size + 1, ct);
        Lines = [.. lines.Take(Size)];
        Before = lines.Count > Size ? Lines[^1].Id : null;
    }

    public static string Detail(AuditLine line) => line.Detail.EnumerateObject().Any() ? JsonSerializer.Serialize(line.Detail, Storage.JsonColumn.Options) : "";
}
