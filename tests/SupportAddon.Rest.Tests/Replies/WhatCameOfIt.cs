using System.Text.Json.Nodes;
using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Replies;

/// <summary>What is told of a reply is what is read back, whatever the answer to it was.</summary>
public sealed class WhatCameOfIt : IAsyncLifetime
{
    private ReplyDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await ReplyDesk.StartAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    private void Take(int status, string type, string text, Action<JsonObject>? effect = null) => _desk.Take = body =>
    {
        effect?.Invoke(body);
        return (status, type, text);
    };

    private void Post(JsonObject body) => _desk.Log(5, $"{body["comment"]}", (bool)body["hidden"]!);

    private void Set(JsonObject body) => _desk.Ticket["state"] = $"{body["state"]}";

    [Theory]
    [InlineData(204, "application/json", "")]
    [InlineData(201, "application/json", "{}")]
    [InlineData(200, "text/html", "<p>Sign in</p>")]
    [InlineData(200, "application/json", "")]
    [InlineData(200, "application/json", """{"error":"no"}""")]
    [InlineData(302, "text/html", "")]
    [InlineData(502, "text/html", "<p>Bad gateway</p>")]
    [InlineData(408, "text/plain", "")]
    public async Task What_is_there_was_written_whatever_was_answered(int status, string type, string text)
    {
        Take(status, type, text, Post);
        Assert.Equal(new ReplyOutcome(WriteResult.Written, "5"), await _desk.ReplyAsync(ReplyKind.Note, "We look into it."));
        Take(status, type, text, Set);
        Assert.Equal(new ReplyOutcome(WriteResult.Written), await _desk.ReplyAsync(ReplyKind.Status, "done"));
    }

    [Theory]
    [InlineData(200, "text/html", "<p>Sign in</p>")]
    [InlineData(302, "text/html", "")]
    [InlineData(502, "text/html", "<p>Bad gateway</p>")]
    public async Task What_is_not_there_after_such_an_answer_is_unknown(int status, string type, string text)
    {
        Take(status, type, text);
        foreach (var kind in new[] { ReplyKind.Answer, ReplyKind.Status })
            Assert.Equal(WriteResult.Unknown, (await _desk.ReplyAsync(kind, "done")).Result);
    }

    [Theory]
    [InlineData(422, """{"errors":["Status is invalid"]}""", "Status is invalid")]
    [InlineData(200, """{"error":"no"}""", "Desk said no.")]
    public async Task A_refusal_of_the_source_is_told_in_its_words_with_what_to_do(int status, string text, string words)
    {
        Take(status, "application/json", text);
        foreach (var kind in new[] { ReplyKind.Answer, ReplyKind.Status })
        {
            var failure = await _desk.RefusesAsync(kind, "done");
            Assert.Equal(FailureKind.Refused, failure.Kind);
            Assert.Contains(words, failure.Message, StringComparison.Ordinal);
            Assert.Contains("\"replies\" in the manifest", failure.Next, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_yes_that_changed_nothing_is_a_refusal()
    {
        var failure = await _desk.RefusesAsync(ReplyKind.Status, "done");
        Assert.Equal((FailureKind.Refused, "Desk said yes to \"done\" and left the status at \"new\"."), (failure.Kind, failure.Message));
        Assert.Contains("workflow", failure.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_yes_to_a_message_that_is_not_shown_is_unknown() =>
        Assert.Contains("history does not show it", (await _desk.ReplyAsync(ReplyKind.Answer, "Hello")).Reason, StringComparison.Ordinal);

    [Fact]
    public async Task A_history_that_cannot_be_read_once_it_was_sent_is_no_failure()
    {
        Take(204, "", "", _ => _desk.Ticket["log"]!.AsArray().Add(new JsonObject { ["no"] = 5, ["text"] = "A message without a time" }));
        var outcome = await _desk.ReplyAsync(ReplyKind.Answer, "Hello");
        Assert.Equal(WriteResult.Unknown, outcome.Result);
        Assert.Contains("nothing that can be read at \"at\"", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_value_than_asked_for_is_told()
    {
        Take(200, "application/json", "{}", _ => _desk.Ticket["state"] = "waiting");
        Assert.Equal(new ReplyOutcome(WriteResult.Altered, null, "The status became \"waiting\" and not \"done\"."), await _desk.ReplyAsync(ReplyKind.Status, "done"));
    }

    [Theory]
    [InlineData(ReplyKind.Note, false, "Public and not Internal")]
    [InlineData(ReplyKind.Answer, true, "Internal and not Public")]
    public async Task A_message_that_the_source_shows_to_others_than_it_was_for_is_told(ReplyKind kind, bool hidden, string words)
    {
        Take(204, "", "", body => _desk.Log(5, $"{body["comment"]}", hidden));
        var outcome = await _desk.ReplyAsync(kind, "Between us");
        Assert.Equal((WriteResult.Altered, "5"), (outcome.Result, outcome.EventId));
        Assert.Contains(words, outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_there_is_not_sent_again_and_who_quotes_it_is_not_taken_for_it()
    {
        _desk.Log(8, "> Hello\n> [sa-1]\nThank you", minute: 9);
        _desk.Log(3, "Hello\n[sa-1]", minute: 5);
        Assert.Equal(new ReplyOutcome(WriteResult.AlreadySo, "3"), await _desk.ReplyAsync(ReplyKind.Answer, "Hello"));
        Assert.Empty(_desk.Writes);
    }

    [Fact]
    public async Task Another_marker_that_begins_or_ends_alike_is_not_taken_for_it()
    {
        _desk.Log(3, "Hello\n[sa-12]");
        _desk.Log(4, "Hello\n[visa-1]");
        Take(204, "", "", Post);
        Assert.Equal(new ReplyOutcome(WriteResult.Written, "5"), await _desk.ReplyAsync(ReplyKind.Answer, "Hello"));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("1?x=1")]
    public async Task A_ticket_by_an_odd_id_gets_nothing(string id)
    {
        try
        {
            Assert.Equal(WriteResult.Missing, (await _desk.ReplyAsync(ReplyKind.Status, "done", ticket: id)).Result);
        }
        catch (ConnectorException)
        {
            // Another answer than a ticket's is a failure as good.
        }
        Assert.Empty(_desk.Writes);
    }
}
