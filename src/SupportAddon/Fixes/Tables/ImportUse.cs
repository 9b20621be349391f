namespace SupportAddon.Fixes.Tables;

/// <summary>How it is told which records an import has made, before its file is read.</summary>
/// <param name="Resource">The kind of record.</param>
/// <param name="Key">The column of its file that tells which record; null where conditions tell it.</param>
/// <param name="Map">Column to field, where their names differ.</param>
/// <param name="Where">In place of a file: conditions, as typed.</param>
/// <param name="Fields">What is shown of each record, and must still be so when it is archived.</param>
/// <param name="Delete">Instead of archiving.</param>
internal sealed record ImportUse(
    string Resource, string? Key, IReadOnlyDictionary<string, string> Map, IReadOnlyList<string> Where, IReadOnlyList<string> Fields, bool Delete)
{
    /// <exception cref="RefusedException">It is not clear which records are meant, or what of them is to be shown.</exception>
    public void Check(bool hasFile)
    {
        if (hasFile != Key is not null || hasFile == Where.Count > 0)
            throw new RefusedException("Which records the import has made is not clear.", "Name its file and --key COLUMN, or --where conditions in their place.");
        if (string.IsNullOrWhiteSpace(Resource) || Fields.Count == 0)
            throw new RefusedException("It was not said which kind of record the import has made, or which fields are to be shown of them.", "Write both.");
    }

    public ImportedRecords Of(Table? table) => new(
        Resource, table is null ? null : (table, new(Resource, Key!, Map, new Dictionary<string, string>(), EmptyClears: false)), Where, Fields, Delete);
}
