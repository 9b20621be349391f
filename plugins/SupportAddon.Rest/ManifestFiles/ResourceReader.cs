using System.Text.Json;
using SupportAddon.Rest.Records;
using SupportAddon.Rest.Selection;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.ManifestFiles;

/// <summary>Reads the manifest's part about one kind of record, and looks whether what is written can be compared and found again.</summary>
internal sealed class ResourceReader(string name, Section resource, IReadOnlyCollection<string> lookups, IReadOnlyCollection<string> resources)
{
    private readonly Section _fields = resource.Inside("fields")!;

    public ResourcePlan Plan()
    {
        var fields = _fields.Keys.ToDictionary(field => field, field => new FieldReader(field, _fields.Inside(field)!, lookups, resources).Plan());
        return new ResourcePlan(name, resource.Text("label"), resource.Path("id")!, ManifestReader.List(resource.Inside("find")!), Get(resource.Inside("get")!), fields)
        {
            Version = resource.Inside("version") is { } version ? Version(version) : null,
            Create = resource.Inside("create") is { } create ? Create(create, fields) : null,
            Set = resource.Inside("set") is { } set ? Write(set, OneRecord(set)) : null,
            Delete = resource.Inside("delete") is { } delete ? OneRecord(delete) : null,
            Archive = resource.Inside("archive") is { } archive ? Archive(archive, fields) : null,
            Empty = resource.Optional("empty"),
        };
    }

    private static DetailPlan Get(Section section) => new(OneRecord(section)!, section.Map("query"), section.Path("select"), Concurrency: 1);

    private static Template? OneRecord(Section section)
    {
        var path = section.Address("path");
        if (path?.Places.Any(place => place != "id") == true)
            section.Mistake("path", "nothing but {id}, the record's id, may stand in braces");
        return path;
    }

    private static VersionPlan Version(Section section) => new(section.Path("at")!, section.Optional("ifMatch"));

    private static CreatePlan Create(Section section, Dictionary<string, FieldPlan> fields)
    {
        var path = section.Address("path");
        if (path?.HasPlaces == true)
            section.Mistake("path", "a record that is not there yet has nothing to put into braces");
        var key = section.Text("key");
        if (Written(section, "key", fields) is { } field && (field.Type != FieldType.Text || field.Ask?.Equal is null))
            section.Mistake("key", $"by the key a record that was made is found again: \"{key}\" must be a text, with \"ask.equal\"");
        return new CreatePlan(Write(section, path), key, section.Path("id"));
    }

    private static WritePlan Write(Section section, Template? path)
    {
        var body = section.Json("body");
        if (body is not null && !Blanks.Texts(body).Contains(Blanks.Blank(WritePlan.Fields)))
            section.Mistake("body", "one of its texts must be {fields} and nothing else; without a body the fields are the body");
        return new WritePlan(new HttpMethod(section.Text("method")), path!, body);
    }

    private ArchivePlan Archive(Section section, Dictionary<string, FieldPlan> fields)
    {
        if (!resource.Has("set"))
            resource.Mistake("archive", "a record is hidden by setting a field; \"set\" must say how");
        var field = Written(section, "field", fields);
        return new ArchivePlan(section.Text("field"), Held(section, "hidden", field), Held(section, "shown", field));
    }

    private static JsonElement Held(Section section, string key, FieldPlan? field)
    {
        try
        {
            return field is null ? default : RecordValues.Normal(field, JsonSerializer.SerializeToElement(section.Value(key)));
        }
        catch (ConnectorException wrong)
        {
            section.Mistake(key, wrong.Message);
            return default;
        }
    }

    private static FieldPlan? Written(Section section, string key, Dictionary<string, FieldPlan> fields)
    {
        if (fields.TryGetValue(section.Text(key), out var field) && field.Write is not null)
            return field;
        section.Mistake(key, $"\"{section.Text(key)}\" must stand under \"fields\", with \"write\"");
        return null;
    }
}
