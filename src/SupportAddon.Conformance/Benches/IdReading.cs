using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Benches;

/// <summary>The list of ids, held to its one last page.</summary>
internal static class IdReading
{
    public static async Task<IReadOnlySet<string>> OfAsync(ITicketSource source, CancellationToken ct)
    {
        var ids = new HashSet<string>();
        var ended = false;
        await foreach (var page in source.ListIdsAsync(ct))
        {
            if (ended)
                throw new RuleBrokenException("A page of ids came after the last one.", "Set IsLast on the last page only.");
            ended = page.IsLast;
            ids.UnionWith(page.Ids);
        }
        return ended ? ids : throw new RuleBrokenException("The list of ids ended without a last page.",
            "Set IsLast on the page after which there is nothing more; without it no deletion is ever found.");
    }
}
