using System.Text.Json.Nodes;
using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Records;

/// <summary>What is told of a write is what is read back, whatever the answer to it was.</summary>
public sealed class WhatCameOfIt : IAsyncLifetime
{
    private RecordDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await RecordDesk.StartAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    private void Take(int status, string type, string text, Action<JsonObject>? effect = null) => _desk.Take = body =>
    {
        effect?.Invoke(body);
        return (status, type, text);
    };

    private void Obey(JsonObject body)
    {
        if (body["device"] is null)
            _desk.Devices.Clear();
        else if (body["device"]!["ref"] is { } key)
            Add($"{key}", $"{body["device"]!["name"]}");
        else
            _desk.First["name"] = $"{body["device"]!["name"]}";
    }

    private void Add(string? key, string name)
    {
        var made = RecordDesk.Device(_desk.Devices.Count + 1);
        (made["ref"], made["name"]) = (key, name);
        _desk.Devices.Add(made);
    }

    [Theory]
    [InlineData(204, "application/json", "")]
    [InlineData(201, "application/json", "{}")]
    [InlineData(200, "text/html", "<p>Sign in</p>")]
    [InlineData(200, "application/json", """{"error":"no"}""")]
    [InlineData(302, "text/html", "")]
    [InlineData(502, "text/html", "<p>Bad gateway</p>")]
    public async Task What_is_there_was_written_whatever_was_answered(int status, string type, string text)
    {
        Take(status, type, text, Obey);
        var (created, set, deleted) = (await _desk.CreateAsync(new { name = "Scanner" }), await _desk.SetAsync(new { name = "Plotter" }), await _desk.DoAsync(ChangeKind.Delete));
        Assert.Equal([WriteResult.Written, WriteResult.Written, WriteResult.Written], new[] { created, set, deleted }.Select(outcome => outcome.Result));
        Assert.Equal(("2", "Scanner", "Plotter"), (created.Record!.Id, created.Record.Values["name"].GetString(), set.Record!.Values["name"].GetString()));
    }

    [Theory]
    [InlineData(200, "text/html", "<p>Sign in</p>")]
    [InlineData(302, "text/html", "")]
    [InlineData(502, "text/html", "<p>Bad gateway</p>")]
    public async Task What_is_not_there_after_such_an_answer_is_unknown(int status, string type, string text)
    {
        Take(status, type, text);
        Assert.Equal(WriteResult.Unknown, (await _desk.CreateAsync(new { name = "Scanner" })).Result);
        Assert.Equal(WriteResult.Unknown, (await _desk.SetAsync(new { name = "Plotter" })).Result);
        Assert.Equal(WriteResult.Unknown, (await _desk.DoAsync(ChangeKind.Delete)).Result);
    }

    [Theory]
    [InlineData(422, """{"errors":["Name is invalid"]}""", "Name is invalid")]
    [InlineData(200, """{"error":"no"}""", "Desk said no.")]
    public async Task A_refusal_of_the_source_is_told_in_its_words_with_what_to_do(int status, string text, string words)
    {
        Take(status, "application/json", text);
        Func<Task<WriteOutcome>>[] writes = [() => _desk.CreateAsync(new { name = "Scanner" }), () => _desk.SetAsync(new { name = "Plotter" }), () => _desk.DoAsync(ChangeKind.Delete)];
        foreach (var write in writes)
        {
            var failure = await RecordDesk.RefusesAsync(write);
            Assert.Equal(FailureKind.Refused, failure.Kind);
            Assert.Contains(words, failure.Message, StringComparison.Ordinal);
            Assert.Contains("this record; if it should accept this, correct \"resources\"", failure.Next, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_yes_that_changed_nothing_is_a_refusal()
    {
        Assert.Equal("Desk said yes when record 1 of devices was to be changed, but name, price are as before.",
            (await RecordDesk.RefusesAsync(() => _desk.SetAsync(new { price = 8, name = "Plotter" }))).Message);
        Assert.Equal("Desk said yes when record 1 of devices was to be deleted, but it is still there.", (await RecordDesk.RefusesAsync(() => _desk.DoAsync(ChangeKind.Delete))).Message);
    }

    [Fact]
    public async Task What_the_source_made_something_else_of_is_named()
    {
        Take(200, "application/json", "{}", _ => (_desk.First["rev"], _desk.First["price"]) = (2, "8.25"));
        var outcome = await _desk.SetAsync(new { name = "Plotter", price = 8.25 });
        Assert.Equal((WriteResult.Altered, "Desk made something else of name."), (outcome.Result, outcome.Reason));
        Assert.Equal("2", outcome.Record!.Version);
    }

    [Fact]
    public async Task A_write_that_moved_the_version_alone_was_no_refusal()
    {
        Take(204, "", "", _ => _desk.First["rev"] = 2);
        Assert.Equal(WriteResult.Altered, (await _desk.SetAsync(new { name = "Plotter" })).Result);
    }

    [Fact]
    public async Task Somebody_who_came_between_comparing_and_writing_is_found_by_the_source()
    {
        Take(412, "application/json", "{}", _ => (_desk.First["rev"], _desk.First["name"]) = (2, "By somebody else"));
        var outcome = await _desk.SetAsync(new { name = "Plotter" }, before: new { name = "Printer" }, version: "1");
        Assert.Equal((WriteResult.Conflict, "Changed since it was read: it is version 2 by now."), (outcome.Result, outcome.Reason));
        Assert.Equal("By somebody else", outcome.Record!.Values["name"].GetString());
        Take(412, "application/json", "{}", _ => _desk.Devices.Clear());
        Assert.Equal(WriteResult.Missing, (await _desk.DoAsync(ChangeKind.Delete)).Result);
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_once_it_was_written_is_no_failure()
    {
        Take(204, "", "", _ => _desk.First["price"] = "a lot");
        var outcome = await _desk.SetAsync(new { price = 8 });
        Assert.Equal(WriteResult.Unknown, outcome.Result);
        Assert.Contains("What record 1 of devices has at \"['price']\" is no Number.", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_record_is_read_by_the_id_that_was_answered()
    {
        Take(201, "application/json", """{"device":{"no":2}}""", body => Add(null, $"{body["device"]!["name"]}"));
        var outcome = await _desk.CreateAsync(new { name = "Scanner" });
        Assert.Equal((WriteResult.Altered, "2", "Desk made something else of key."), (outcome.Result, outcome.Record!.Id, outcome.Reason));
    }

    [Fact]
    public async Task A_yes_to_a_new_record_that_is_not_shown_is_unknown() => Assert.Equal(WriteResult.Unknown, (await _desk.CreateAsync(new { name = "Scanner" })).Result);
}
