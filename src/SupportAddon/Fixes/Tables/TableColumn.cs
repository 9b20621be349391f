namespace SupportAddon.Fixes.Tables;

/// <summary>A column of a table, and the field that it is about.</summary>
/// <param name="At">Its place, from 0.</param>
internal sealed record TableColumn(int At, string Name, string Field, ColumnRole Role)
{
    /// <summary>The source's own id of a record, which is no field of it.</summary>
    public bool IsId => Field == "id";
}

/// <summary>What a column is for.</summary>
internal enum ColumnRole
{
    /// <summary>It tells which record.</summary>
    Key,

    /// <summary>Its values are written.</summary>
    Set,

    /// <summary>Its values must be there already: otherwise the record is left alone.</summary>
    Expect,
}
