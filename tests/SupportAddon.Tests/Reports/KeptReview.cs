using Npgsql;
using SupportAddon.Reports;

namespace SupportAddon.Tests.Reports;

internal static class KeptReview
{
    /// <summary>A review as it is kept, whoever made it.</summary>
    public static async Task<long> KeepAsync(this NpgsqlDataSource database, long clientId, ReviewDocument review)
    {
        await using var db = await database.OpenConnectionAsync();
        return await ReportStore.SaveAsync(db, clientId, review, CancellationToken.None);
    }
}
