using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SupportAddon.Alerts.Rules;
using SupportAddon.Alerts.Webhooks;
using SupportAddon.Alerts.Words;
using SupportAddon.Testing;
using SupportAddon.Tests.Mail;

namespace SupportAddon.Tests.Alerts;

/// <summary>People and programs are told by webhooks: real requests to a real server, which checks what it gets by itself.</summary>
public sealed class WebhookTests
{
    private static readonly Guid Key = new("7b7f9f7e-9a53-4a59-8b7a-2f9a0c9d1e11");

    [Fact]
    public async Task A_program_gets_fields_and_proves_for_itself_who_sent_them()
    {
        await using var hook = await WebhookServer.StartAsync();
        await using var server = await SmtpServer.StartAsync();
        await using var bench = await AlertBench.CreateAsync(server, AlertBench.Webhook("desk", WebhookForm.Json, hook.Address, "k3y"));

        await bench.FailAsync();
        await bench.RecoverAsync();

        Assert.Equal(["down", "recovered"], hook.Received.Select(posted => JsonDocument.Parse(posted.Body).RootElement.GetProperty("kind").GetString()));
        var posted = hook.Received.First();
        var body = JsonDocument.Parse(posted.Body).RootElement;
        Assert.Equal(
            ("acme", "web", 1, "web says Down", "2026-11-02T08:00:00Z", JsonValueKind.Null, "https://support.example/outages/1"),
            (Text(body, "client"), Text(body, "probe"), body.GetProperty("outage").GetInt64(), Text(body, "reason"), Text(body, "beganAt")!.Replace("+00:00", "Z", StringComparison.Ordinal), body.GetProperty("endedAt").ValueKind, Text(body, "link")));
        Assert.Equal("application/json; charset=utf-8", $"{posted.Headers.ContentType}");
        Assert.Equal($"\"{Guid.Parse(Text(body, "id")!):N}\"", $"{posted.Headers["Idempotency-Key"]}");
        Assert.Equal($"{bench.Time.GetUtcNow().AddMinutes(-3).ToUnixTimeSeconds()}", $"{posted.Headers["SupportAddon-Timestamp"]}");
        Assert.Equal(Sign("k3y", posted), $"{posted.Headers["SupportAddon-Signature"]}");
        Assert.NotEqual(Sign("k3z", posted), $"{posted.Headers["SupportAddon-Signature"]}");
    }

    [Fact]
    public void Slack_reads_no_links_or_calls_of_those_who_wrote_a_reason()
    {
        var body = JsonDocument.Parse(WebhookBody.Of(WebhookForm.Slack, Hostile, DateTimeOffset.UnixEpoch)).RootElement;

        Assert.Equal("[Acme] &lt;!channel&gt; &amp; @\u200bhere", Text(body, "text"));
        var attachment = body.GetProperty("attachments")[0];
        Assert.Equal(("#c62828", "&lt;https://evil.example|click&gt;\n\nhttps://support.example/outages/1"), (Text(attachment, "color"), Text(attachment, "text")));
    }

    [Fact]
    public void Teams_gets_a_card_whose_text_is_never_markup()
    {
        var body = JsonDocument.Parse(WebhookBody.Of(WebhookForm.Teams, Hostile, DateTimeOffset.UnixEpoch)).RootElement;

        var attachment = Assert.Single(body.GetProperty("attachments").EnumerateArray());
        Assert.Equal(("message", "application/vnd.microsoft.card.adaptive"), (Text(body, "type"), Text(attachment, "contentType")));
        var card = attachment.GetProperty("content");
        Assert.Equal(("AdaptiveCard", "1.4"), (Text(card, "type"), Text(card, "version")));
        Assert.All(card.GetProperty("body").EnumerateArray(), block => Assert.Equal("RichTextBlock", Text(block, "type")));
        Assert.Equal("<https://evil.example|click>", Text(card.GetProperty("body")[1].GetProperty("inlines")[0], "text"));
        Assert.Equal("https://support.example/outages/1", Text(card.GetProperty("actions")[0], "url"));
    }

    [Theory]
    [InlineData(404, "127.0.0.1 has no such webhook (any more) (404): make a new one there, and apply the client's file with its address")]
    [InlineData(410, "127.0.0.1 has no such webhook (any more) (410): make a new one there, and apply the client's file with its address")]
    [InlineData(403, "127.0.0.1 does not let this in (403): look there whether the webhook is still allowed")]
    [InlineData(500, "127.0.0.1 answers 500: out of order")]
    public async Task What_is_not_taken_says_why_and_never_where_to(int status, string said)
    {
        await using var hook = await WebhookServer.StartAsync();
        hook.Answers(status, "out of\norder\r\n");

        Assert.Equal(said, await PostAsync(hook));
    }

    [Fact]
    public async Task It_is_not_sent_on_to_where_nobody_asked_for()
    {
        await using var other = await WebhookServer.StartAsync();
        await using var hook = await WebhookServer.StartAsync();
        hook.Answers(307, location: other.Address);

        Assert.Contains("which is not followed", await PostAsync(hook), StringComparison.Ordinal);
        Assert.Empty(other.Received);
    }

    [Fact]
    public async Task Of_an_endless_answer_a_little_is_read()
    {
        await using var hook = await WebhookServer.StartAsync();
        hook.Answer = async context =>
        {
            context.Response.StatusCode = 500;
            var page = new string('x', 1 << 16);
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.WriteAsync(page);
        };

        Assert.Equal($"127.0.0.1 answers 500: {new string('x', 300)}", await PostAsync(hook));
    }

    [Fact]
    public async Task One_that_does_not_answer_is_given_up_after_ten_seconds()
    {
        await using var hook = await WebhookServer.StartAsync();
        var asked = new TaskCompletionSource();
        hook.Answer = context =>
        {
            asked.SetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        };
        var time = new ManualTime();

        var posting = new WebhookPost(time).PostAsync(new(hook.Address), "{}", Key, null, CancellationToken.None);
        await asked.Task;
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.EndsWith("gave no answer within 10 s", await posting.WaitAsync(TimeSpan.FromSeconds(30)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_refused_is_sent_later_under_the_same_key_and_its_address_is_shown_nowhere()
    {
        await using var hook = await WebhookServer.StartAsync();
        hook.Answers(500, $"no {hook.Address} with k3y");
        await using var server = await SmtpServer.StartAsync();
        await using var bench = await AlertBench.CreateAsync(server, AlertBench.Webhook("desk", WebhookForm.Json, hook.Address, "k3y"));

        await bench.FailAsync();
        Assert.Equal(["127.0.0.1 answers 500: no *** with ***"], await bench.Watch.QueryAsync<string>("select error from alert where sent_at is null"));
        hook.Answers(200);
        await bench.WaitAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(["desk down sent"], await bench.AlertsAsync());
        Assert.Single(hook.Received.Select(posted => $"{posted.Headers["Idempotency-Key"]}").Distinct());
    }

    private static readonly AlertMessage Hostile = new(Key, "down", "acme", "[Acme] <!channel> & @here", "<https://evil.example|click>") { Link = new("https://support.example/outages/1") };

    private static async Task<string?> PostAsync(WebhookServer hook)
    {
        using var post = new WebhookPost(TimeProvider.System);
        return await post.PostAsync(new(hook.Address), "{}", Key, null, CancellationToken.None);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static string Sign(string secret, Posted posted)
    {
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(secret));
        return "sha256=" + string.Concat(hmac.ComputeHash(Encoding.UTF8.GetBytes(posted.Headers["SupportAddon-Timestamp"] + "." + posted.Body)).Select(each => each.ToString("x2", null)));
    }
}
