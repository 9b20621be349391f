using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Tests.Served;

namespace SupportAddon.Rest.Tests.Manifests;

/// <summary>What a manifest must say so that a reply can be found again.</summary>
public sealed class ReplyMistakes
{
    [Fact]
    public void A_manifest_with_replies_has_no_mistakes() => Assert.Empty(ManifestFile.Parse(ReplyDesk.Manifest, "desk.yaml").Mistakes);

    [Theory]
    [InlineData("lookup: people", "lookup: persons", "replies.assignee.lookup: \"persons\" does not stand under lookups")]
    [InlineData("note: { method: PUT, path: \"/tickets/{id}\", body: { comment: \"{text}\\n[{marker}]\"", "note: { method: PUT, path: \"/tickets/{id}\", body: { comment: \"{text}\", ref: \"{marker}\"",
        "replies.note.body: one of its texts must hold both {text} and {marker}: by the marker a message that was sent is found again")]
    [InlineData("answer: { method: PUT, path: \"/tickets/{id}\", body: { comment: \"{text}", "answer: { method: PUT, path: \"/tickets/{id}\", body: { comment: \"text", "replies.answer.body: one of its texts must hold both")]
    [InlineData("state: \"{value}\"", "state: \"value\"", "replies.status.body: one of its texts must hold {value}")]
    [InlineData("status: { method: PUT, path: \"/tickets/{id}\"", "status: { method: PUT, path: \"/tickets\"", "replies.status.path: expected the request's path, with the ticket's id as {id}")]
    [InlineData("status: { method: PUT, path: \"/tickets/{id}\"", "status: { method: PUT, path: \"/tickets/{id}/{state}\"", "replies.status.path: nothing but {id}, the ticket's id, may stand in braces")]
    [InlineData("status: { method: PUT", "status: { method: GET", "replies.status.method: expected one of PUT, POST, PATCH")]
    [InlineData("status: { method", "state: { method", "unknown key \"state\" under replies")]
    public void A_mistake_is_named_with_file_and_line(string text, string changed, string message)
    {
        var yaml = ReplyDesk.Manifest.Replace(text, changed, StringComparison.Ordinal);
        var line = yaml[..yaml.IndexOf(changed, StringComparison.Ordinal)].Count(sign => sign == '\n') + 1;
        Assert.Contains(Mistakes(yaml), mistake => mistake.StartsWith($"desk.yaml:{line}:", StringComparison.Ordinal) && mistake.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("  detail: { path: \"/tickets/{id}\" }\n", "", "replies.status: a reply is looked for in the ticket before it is sent and after; \"tickets.detail\" must say how")]
    [InlineData("detail: { path: \"/tickets/{id}\" }", "detail: { path: \"/tickets/{id}/{state}\" }", "replies.status: one ticket must be found by its id alone")]
    [InlineData(", message: { text: text, internal: internal }", "", "replies.answer: a message is found again in the ticket's history; \"tickets.history.message\" must say where")]
    [InlineData(", internal: internal", "", "replies.note: \"tickets.history.message.internal\" must say which messages are hidden")]
    [InlineData("fields: { status: state, assignee: who }", "fields: { status: state }", "replies.assignee: \"assignee\" does not stand under tickets.fields")]
    public void What_is_missing_elsewhere_is_named_at_the_reply_that_needs_it(string text, string changed, string message)
    {
        var yaml = ReplyDesk.Manifest.Replace(text, changed, StringComparison.Ordinal);
        Assert.NotEqual(ReplyDesk.Manifest, yaml);
        var kind = message.Split(':')[0].Split('.')[1];
        var line = yaml[..yaml.IndexOf($"\n  {kind}:", StringComparison.Ordinal)].Count(sign => sign == '\n') + 2;
        Assert.Contains(Mistakes(yaml), mistake => mistake.StartsWith($"desk.yaml:{line}:", StringComparison.Ordinal) && mistake.Contains(message, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Mistakes(string yaml) => ManifestFile.Parse(yaml, "desk.yaml").Mistakes.Select(mistake => mistake.ToString());
}
