using SupportAddon.Dolibarr.Models;
using SupportAddon.Dolibarr.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Describing;

/// <summary>Tells which kinds of record the key's user may read, and what their fields may hold.</summary>
internal sealed class Description(Session session)
{
    private readonly Fields _fields = new(session);
    private readonly Choices _choices = new(session);

    public async Task<IReadOnlyList<ResourceInfo>> ListAsync(CancellationToken ct)
    {
        var readable = new List<Kind>();
        foreach (var kind in Kinds.All)
            if (kind.Parent is { } parent ? readable.Exists(other => other.Name == parent) : await IsReadableAsync(kind, ct))
                readable.Add(kind);
        return [.. readable.Select(kind => new ResourceInfo { Name = kind.Name, Label = kind.Label, TicketFields = kind.TicketFields })];
    }

    public async Task<ResourceInfo> ReadAsync(string resource, CancellationToken ct)
    {
        var kind = Kinds.Find(resource) ?? throw new ConnectorException(FailureKind.NotFound, $"This connector has no kind of record \"{resource}\".",
            "See which there are: supportaddon connection discover NAME.");
        var fields = new List<ResourceField>();
        foreach (var field in kind.Fields.Concat(await _fields.ExtraAsync(kind, ct) ?? []).OrderBy(field => field.Name, StringComparer.Ordinal))
            fields.Add(Told(kind, field, await _choices.OfAsync(field, ct)));
        return new ResourceInfo { Name = kind.Name, Label = kind.Label, Fields = fields, TicketFields = kind.TicketFields, Changes = [.. Enum.GetValues<ChangeKind>().Where(kind.Knows)] };
    }

    // A module that is off has no address, or refuses.
    private async Task<bool> IsReadableAsync(Kind kind, CancellationToken ct)
    {
        try
        {
            return await session.TryListAsync(new ListQuery(kind.Name, Filter.All(Filter.After("t.rowid", 0)), "t.rowid", 1, "id"), ct) is not null;
        }
        catch (ConnectorException off) when (off.Kind == FailureKind.NotFound)
        {
            return false;
        }
    }

    private static ResourceField Told(Kind kind, Field field, IReadOnlyList<Choice> choices) => new()
    {
        Content = PersonalData.Of(kind, field),
        Name = field.Name, Label = field.Label, Type = field.Type, IsRequired = field.IsRequired, IsReadOnly = field.IsReadOnly, RefersTo = field.RefersTo, Choices = choices,
    };
}
