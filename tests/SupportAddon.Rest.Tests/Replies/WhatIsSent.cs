using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Replies;

public sealed class WhatIsSent : IAsyncLifetime
{
    private ReplyDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await ReplyDesk.StartAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    private void Obey() => _desk.Take = body =>
    {
        _desk.Ticket["who"] = $"{body["who"]}" switch { "7" => "Ann", "b-8" => "Bob", _ => null };
        return (200, "application/json", "{}");
    };

    [Theory]
    [InlineData("Ann", """{"who":7}""")]
    [InlineData("Bob", """{"who":"b-8"}""")]
    public async Task A_label_goes_out_as_the_id_that_the_source_writes_a_number_where_it_is_one(string name, string body)
    {
        Obey();
        Assert.Equal(WriteResult.Written, (await _desk.ReplyAsync(ReplyKind.Assignee, name)).Result);
        Assert.Equal([body], _desk.Writes);
    }

    [Fact]
    public async Task Nobody_goes_out_in_the_manifests_word()
    {
        Obey();
        _desk.Ticket["who"] = "Ann";
        Assert.Equal(WriteResult.Written, (await _desk.ReplyAsync(ReplyKind.Assignee, null, expected: "Ann")).Result);
        Assert.Equal(["""{"who":"none"}"""], _desk.Writes);
    }

    [Fact]
    public async Task Braces_in_a_text_are_text()
    {
        await _desk.ReplyAsync(ReplyKind.Answer, "{marker} {text} {id}");
        Assert.Equal(["""{"comment":"{marker} {text} {id}\n[sa-1]","hidden":false}"""], _desk.Writes);
    }

    [Theory]
    [InlineData("Twin", FailureKind.Refused, "2 of Desk are called \"Twin\"")]
    [InlineData("ann", FailureKind.Refused, "No assignee of Desk is called \"ann\"")]
    public async Task A_label_that_is_unknown_or_stands_for_two_is_refused_before_anything_is_sent(string name, FailureKind kind, string words)
    {
        var failure = await _desk.RefusesAsync(ReplyKind.Assignee, name);
        Assert.Equal(kind, failure.Kind);
        Assert.StartsWith(words, failure.Message, StringComparison.Ordinal);
        Assert.Empty(_desk.Writes);
    }

    [Fact]
    public async Task Where_the_list_of_names_is_refused_that_is_the_reason()
    {
        _desk.People = (403, "{}");
        var failure = await _desk.RefusesAsync(ReplyKind.Assignee, "Ann");
        Assert.Equal(FailureKind.Forbidden, failure.Kind);
        Assert.Contains("refuses GET /people (403)", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReplyKind.Answer)]
    [InlineData(ReplyKind.Status)]
    public async Task Nothing_is_sent_for_a_visitor_who_may_not_be_shown_what_is_there(ReplyKind kind)
    {
        _desk.Login = "{}";
        Assert.Equal(FailureKind.Authentication, (await _desk.RefusesAsync(kind, "done")).Kind);
        Assert.Empty(_desk.Writes);
    }

    [Fact]
    public async Task An_empty_message_is_not_sent()
    {
        Assert.Equal(FailureKind.Refused, (await _desk.RefusesAsync(ReplyKind.Note, " \n")).Kind);
        Assert.Empty(_desk.Writes);
    }

    [Fact]
    public void Only_a_manifest_with_replies_makes_a_connector_that_answers()
    {
        Assert.IsNotAssignableFrom<ITicketReply>(Desk.Connect(new Uri("http://desk.example"), Desk.Manifest()));
        var both = ReplyDesk.Manifest.Split('\n').Where(line => !line.StartsWith("  answer", StringComparison.Ordinal) && !line.StartsWith("  assignee", StringComparison.Ordinal));
        var some = Desk.Connect(new Uri("http://desk.example"), string.Join('\n', both));
        Assert.Equal([ReplyKind.Note, ReplyKind.Status], Assert.IsAssignableFrom<ITicketReply>(some).Replies);
    }
}
