using SupportAddon.Core.Reports;
using SupportAddon.Core.Tickets;
using SupportAddon.Reports;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Reports;

public sealed class ReportStoreTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private ReportStore store = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        store = new ReportStore(database.Source);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_stored_review_gives_the_same_bytes_again()
    {
        var review = ReviewReading.Document(new Believable().Request(Language.French));
        var stored = await store.FindAsync(await database.Source.KeepAsync(1, review), CancellationToken.None);
        Assert.Equal(review.Html, stored!.Document.Html);
        Assert.Equal(review.Data, stored.Document.Data);
        Assert.True(stored.IsAsIssued);
    }

    [Fact]
    public async Task It_does_so_after_the_template_s_files_have_changed()
    {
        var review = Review();
        var id = await database.Source.KeepAsync(1, review);
        review.Template.Files["page.hbs"] = "something else";
        Assert.Equal(review.Html, (await store.FindAsync(id, CancellationToken.None))!.Document.Html);
    }

    [Fact]
    public async Task A_page_that_no_longer_comes_out_as_issued_is_told()
    {
        var id = await database.Source.KeepAsync(1, Review());
        await ExecuteAsync("update report_template set files = replace(files, 'eyebrow', 'eyebrows')");
        Assert.False((await store.FindAsync(id, CancellationToken.None))!.IsAsIssued);
    }

    [Fact]
    public async Task One_template_is_kept_once()
    {
        await database.Source.KeepAsync(1, Review());
        await database.Source.KeepAsync(2, Review());
        await using var count = database.Source.CreateCommand("select count(*) from report_template");
        Assert.Equal(1L, await count.ExecuteScalarAsync());
    }

    [Fact]
    public async Task What_is_not_stored_is_not_found() => Assert.Null(await store.FindAsync(42, CancellationToken.None));

    [Fact]
    public async Task The_next_review_starts_from_the_last_one_made_after_the_quarter_s_end()
    {
        await database.Source.KeepAsync(1, Review("2026-10-02", 7));
        await database.Source.KeepAsync(1, Review("2026-10-09T08:30", 7, 8));
        await database.Source.KeepAsync(1, Review("2026-09-30", 9));
        await database.Source.KeepAsync(2, Review("2026-11-01", 9));
        var earlier = await store.FindFinalAsync(1, new Quarter(2026, 3), CancellationToken.None);
        Assert.Equal([7L, 8L], earlier!.OpenAtEnd);
        Assert.Equal((new Quarter(2026, 3), ReviewReading.At("2026-10-09T08:30")), (earlier.Quarter, earlier.IssuedAt));
    }

    [Fact]
    public async Task A_review_made_during_the_quarter_is_not_one_to_start_from()
    {
        await database.Source.KeepAsync(1, Review("2026-09-30"));
        Assert.Null(await store.FindFinalAsync(1, new Quarter(2026, 3), CancellationToken.None));
        Assert.Null(await store.FindFinalAsync(1, new Quarter(2026, 2), CancellationToken.None));
    }

    [Fact]
    public async Task A_page_with_nothing_open_is_stored_too()
    {
        var closed = ReviewReading.Ticket(1, "2026-07-01", ReviewReading.Open with { Status = TicketStatus.Closed });
        var review = ReviewReading.Document(ReviewReading.Acme(closed));
        await database.Source.KeepAsync(1, review);
        Assert.Empty((await store.FindFinalAsync(1, new Quarter(2026, 3), CancellationToken.None))!.OpenAtEnd);
    }

    private static ReviewDocument Review(string now = "2026-10-02", params long[] open) =>
        ReviewReading.Document(ReviewReading.Acme([.. open.DefaultIfEmpty(1).Select(id => ReviewReading.Ticket(id, "2026-07-01"))]) with { Now = ReviewReading.At(now) });

    private async Task ExecuteAsync(string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
