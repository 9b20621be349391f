using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Tests.Served;

namespace SupportAddon.Rest.Tests.Manifests;

/// <summary>What a manifest must say so that records can be compared, written and found again.</summary>
public sealed class ResourceMistakes
{
    [Fact]
    public void A_manifest_with_resources_has_no_mistakes() => Assert.Empty(Mistakes(RecordDesk.Manifest));

    [Theory]
    [InlineData("get: { path: \"/devices/{id}\"", "get: { path: /devices", "resources.devices.get.path: expected the request's path, with the record's id as {id}")]
    [InlineData("set: { method: PUT, path: \"/devices/{id}\"", "set: { method: PUT, path: \"/devices/{id}/{name}\"", "resources.devices.set.path: nothing but {id}, the record's id, may stand in braces")]
    [InlineData("find: { path: /devices", "find: { path: \"/devices/{id}\"", "resources.devices.find.path: only a path that is asked for \"each\" id of a lookup has braces")]
    [InlineData("create: { method: POST, path: /devices", "create: { method: POST, path: \"/devices/{id}\"", "resources.devices.create.path: a record that is not there yet has nothing to put into braces")]
    [InlineData("set: { method: PUT, path: \"/devices/{id}\", body: { device: \"{fields}\"", "set: { method: PUT, path: \"/devices/{id}\", body: { device: \"all {fields}\"", "resources.devices.set.body: one of its texts must be {fields} and nothing else")]
    [InlineData("by: us }, key: key", "by: us }, key: seen", "resources.devices.create.key: \"seen\" must stand under \"fields\", with \"write\"")]
    [InlineData("by: us }, key: key", "by: us }, key: colour", "resources.devices.create.key: by the key a record that was made is found again: \"colour\" must be a text, with \"ask.equal\"")]
    [InlineData("archive: { field: state", "archive: { field: condition", "resources.devices.archive.field: \"condition\" must stand under \"fields\", with \"write\"")]
    [InlineData("hidden: gone", "hidden: true", "resources.devices.archive.hidden: state of type Choice cannot hold true.")]
    [InlineData("ifMatch: '\"{version}\"'", "ifMatch: version", "resources.devices.version.ifMatch: expected the header If-Match of a write")]
    [InlineData("lookup: states", "lookup: state", "resources.devices.fields.state.lookup: \"state\" does not stand under lookups")]
    [InlineData("refersTo: devices", "refersTo: rooms", "resources.devices.fields.room.refersTo: \"rooms\" does not stand under resources")]
    [InlineData("seen: { label: Seen, type: instant", "seen: { label: Seen, type: instant, write: seen", "resources.devices.fields.seen.write: an instant can only be read")]
    [InlineData("ask: { parameter: seen, atLeast", "ask: { parameter: seen, atMost", "resources.devices.fields.seen.ask.atMost: of an instant only \"atLeast\" is sure to leave out none")]
    [InlineData("write: place.room_id", "write: \"place[0]\"", "resources.devices.fields.room.write: a place to write to has names between dots")]
    [InlineData("type: boolean, write: sold", "type: boolean, write: sold, becomes: [{ pattern: a, text: b }]", "resources.devices.fields.sold.becomes: only texts become something else")]
    [InlineData("type: text, write: name", "type: text, write: name, becomes: [{ pattern: \"(?<=a)b\", text: b }]", "resources.devices.fields.name.becomes[0].pattern: this is no regular expression that surely ends")]
    [InlineData("type: number, write", "type: money, write", "resources.devices.fields.price.type: expected one of text, markup, wholeNumber, number, boolean, date, instant, choice, reference")]
    [InlineData("archive: { field", "hide: { field", "unknown key \"hide\" under resources.devices")]
    public void A_mistake_is_named_with_file_and_line(string text, string changed, string message)
    {
        var yaml = RecordDesk.Manifest.Replace(text, changed, StringComparison.Ordinal);
        Assert.NotEqual(RecordDesk.Manifest, yaml);
        var line = yaml[..yaml.IndexOf(changed, StringComparison.Ordinal)].Count(sign => sign == '\n') + 1;
        Assert.Contains(Mistakes(yaml), mistake => mistake.StartsWith($"desk.yaml:{line}:", StringComparison.Ordinal) && mistake.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Hiding_needs_a_way_to_set_a_field()
    {
        var lines = RecordDesk.Manifest.Split('\n').Where(line => !line.TrimStart().StartsWith("set:", StringComparison.Ordinal));
        Assert.Contains("\"set\" must say how", Assert.Single(Mistakes(string.Join('\n', lines))), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Mistakes(string yaml) => [.. ManifestFile.Parse(yaml, "desk.yaml").Mistakes.Select(mistake => mistake.ToString())];
}
