using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Tests.Served;

namespace SupportAddon.Rest.Tests.Manifests;

public sealed class ManifestMistakes
{
    private const string History = """
        history:
              select: log
              id: no
              at: at
              changes: {name: what, from: was, to: is, fields: {state: {fields: [status], lookup: states}}}
        """;

    private static readonly string Good = Desk.Manifest(more: History) + "\nlookups:\n  states:\n    - {path: /states, select: list, id: id, label: name}\n";

    [Fact]
    public void A_manifest_without_mistakes_has_none() => Assert.Empty(ManifestFile.Parse(Good, "desk.yaml").Mistakes);

    [Theory]
    [InlineData("cursor: {field: updated", "curser: {field: updated", "unknown key \"curser\" under tickets; did you mean \"cursor\"?")]
    [InlineData("auth: {type: none}", "auth: {type: barer}", "auth.type: expected one of none, header, query, basic, bearer, oauth2, session, found the text \"barer\"; did you mean \"bearer\"?")]
    [InlineData("errors: []", "errors: [{action: login}]", "errors[0].action: only a session, or a token of oauth2, can be asked for again")]
    [InlineData("errors: []", "errors: [{action: retri}]", "errors[0].action: expected one of retry, wait, login, fail, ignore")]
    [InlineData("errors: []", "errors: [{status: [700], action: fail}]", "errors[0].status[0]: ")]
    [InlineData("errors: []", "errors: [{status: [6xx], action: fail}]", "errors[0].status[0]: expected a status such as 403, or 5xx")]
    [InlineData("errors: []", "limits: {page: 64M}", "limits.page: expected the size above which an answer is refused")]
    [InlineData("auth: {type: none}", "auth: {type: header}", "missing key \"name\" under auth (the header's name)")]
    [InlineData("check: {path: /me, show: login}", "check: {path: me}", "check.path: expected a path that answers 401")]
    [InlineData("size: 10}", "size: 1}", "tickets.paging.size: expected at least 2, found 1")]
    [InlineData("select: items", "select: items[", "tickets.select: this is no path to a value: the bracket in \"[\" is not closed")]
    [InlineData("title: title", "title: '{title'", "tickets.title: this is no path to a value, nor a text with paths in braces: the brace in \"{title\" is not closed")]
    [InlineData("path: /tickets\n", "path: /tickets/{id}\n", "tickets.path: only a path that is asked for \"each\" id of a lookup has braces")]
    [InlineData("overlap: 0s", "overlap: 3 min", "tickets.cursor.overlap: expected how far before the position")]
    [InlineData("overlap: 0s", "overlap: 9000d", "tickets.cursor.overlap: a year is the longest time allowed here")]
    [InlineData("overlap: 0s", "format: \"%\"", "tickets.cursor.format: \"%\" is neither iso, unix, unix-ms nor a pattern")]
    [InlineData("overlap: 0s", "value: '>=x'", "tickets.cursor.value: expected the parameter's value with {cursor}")]
    [InlineData("auth: {type: none}", "auth: {type: none}\ntimes: {zone: Europe/Pariss}", "times.zone: there is no time zone \"Europe/Pariss\"")]
    [InlineData("auth: {type: none}", "auth: {type: none}\ntimes: {zone: Europe/Paris, format: unix}", "times.zone: unix times count from one instant everywhere")]
    [InlineData("fields: [status]", "fields: [state]", "\"state\" does not stand under tickets.fields")]
    [InlineData("lookup: states", "lookup: status", "\"status\" does not stand under lookups")]
    [InlineData("label: name}", "label: name, each: states}", "lookups.states[0].each: \"states\" must be another lookup")]
    [InlineData("label: name}", "label: name, each: others}", "lookups.states[0].each: \"others\" must be another lookup")]
    public void A_mistake_is_named_with_file_line_and_what_was_expected(string text, string changed, string message)
    {
        var yaml = Good.Replace(text, changed, StringComparison.Ordinal);
        Assert.NotEqual(Good, yaml);
        var mistakes = ManifestFile.Parse(yaml, "desk.yaml").Mistakes.Select(mistake => mistake.ToString()).ToList();
        var line = yaml[..yaml.IndexOf(changed, StringComparison.Ordinal)].Count(sign => sign == '\n') + 1;
        Assert.Contains(mistakes, mistake => mistake.StartsWith("desk.yaml:", StringComparison.Ordinal) && mistake.Contains(message, StringComparison.Ordinal));
        Assert.Contains(mistakes, mistake => mistake.StartsWith($"desk.yaml:{line}:", StringComparison.Ordinal) || mistake.StartsWith($"desk.yaml:{line + 1}:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_word_that_means_nothing_here_is_refused_in_a_map()
    {
        var mistakes = ManifestFile.Parse("maps:\n  status:\n    New: receptoin\n" + Good, "desk.yaml").Mistakes;
        Assert.StartsWith("desk.yaml:3:10: maps.status.New: expected one of", Assert.Single(mistakes).ToString(), StringComparison.Ordinal);
        Assert.EndsWith("did you mean \"reception\"?", mistakes[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_manifest_at_all_is_refused() =>
        Assert.Equal("desk.yaml:1:1: expected a mapping", ManifestFile.Parse("- 1\n", "desk.yaml").Mistakes[0].ToString()[..33]);
}
