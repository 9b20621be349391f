using SupportAddon.Sdk;

namespace SupportAddon.Fixes.Tables;

/// <summary>Finds the field of each column.</summary>
internal sealed class TableColumns(Table table, TableUse use, TableMistakes mistakes)
{
    /// <param name="resource">What the system tells of its fields; null where it tells nothing.</param>
    /// <returns>Those that can be used, whatever is wrong with others.</returns>
    public IReadOnlyList<TableColumn> Find(ResourceInfo? resource)
    {
        CheckNames();
        var columns = table.Columns.Select(Column).OfType<TableColumn>().ToList();
        foreach (var twice in columns.Where(column => column.Role != ColumnRole.Key).GroupBy(column => (column.Role, column.Field)).Where(same => same.Count() > 1))
            Tell(twice.Last().Name, $"{twice.First().Name} is for the field {twice.Key.Field} too");
        if (!columns.Exists(column => column.Role == ColumnRole.Set))
            Tell(null, "there is no column whose values would be written");
        if (use.Create)
            CheckCreation(columns, resource);
        return [.. columns.Where(column => IsSound(column, resource))];
    }

    /// <returns>The column that tells which record, whatever else there is; null where it cannot be used.</returns>
    public TableColumn? Key(ResourceInfo? resource)
    {
        if (table.Columns.Select(Column).FirstOrDefault(column => column?.Role == ColumnRole.Key) is { } key)
            return IsSound(key, resource) ? key : null;
        Tell(null, $"there is no column \"{use.Key}\"");
        return null;
    }

    private void CheckNames()
    {
        foreach (var unnamed in table.Columns.Select((name, at) => (name, at)).Where(column => column.name.Length == 0))
            Tell(null, $"column {unnamed.at + 1} has no name");
        foreach (var twice in table.Columns.Where(name => name.Length > 0).GroupBy(name => name).Where(same => same.Count() > 1))
            Tell(twice.Key, "two columns have this name");
        foreach (var missing in use.Fields.Keys.Concat(use.Expected.Keys).Append(use.Key).Except(table.Columns))
            Tell(null, $"there is no column \"{missing}\"");
    }

    private void CheckCreation(List<TableColumn> columns, ResourceInfo? resource)
    {
        if (resource?.Changes is { } changes && !changes.Contains(Sdk.ChangeKind.Create))
            Tell(null, $"records of {resource.Name} cannot be created through this connection");
        if (columns.Find(column => column.Role == ColumnRole.Expect) is { } expected)
            Tell(expected.Name, "what is created has no values yet: expect none, or create none");
        foreach (var key in columns.Where(column => column.Role == ColumnRole.Key))
            if (key.IsId || resource?.Fields.FirstOrDefault(field => field.Name == key.Field) is { IsReadOnly: true })
                Tell(key.Name, "what is created gets this from the system: take another key");
    }

    private TableColumn? Column(string name, int at) =>
        name == use.Key ? new(at, name, use.Fields.GetValueOrDefault(name, name), ColumnRole.Key)
        : use.Expected.TryGetValue(name, out var expected) ? new(at, name, expected, ColumnRole.Expect)
        : use.Fields.GetValueOrDefault(name, name) is { Length: > 0 } field ? new(at, name, field, ColumnRole.Set)
        : null;

    private bool IsSound(TableColumn column, ResourceInfo? resource)
    {
        var field = resource?.Fields.FirstOrDefault(one => one.Name == column.Field);
        var wrong = column.IsId ? column.Role == ColumnRole.Key ? null : "the id can only tell which record"
            : resource is null ? null
            : field is null ? $"{resource.Name} has no field \"{column.Field}\": add --map {column.Name}=FIELD, or --map {column.Name}= where it is not used"
            : column.Role == ColumnRole.Set && field.IsReadOnly ? $"the field {column.Field} can only be read"
            : field.Type is FieldType.References or FieldType.Other ? $"the field {column.Field} holds more than a cell can: write a fix for it"
            : null;
        if (wrong is not null)
            Tell(column.Name, wrong);
        return wrong is null;
    }

    private void Tell(string? column, string text) => mistakes.Add(table.HeadLine, column, text);
}
