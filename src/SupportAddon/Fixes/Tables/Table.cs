namespace SupportAddon.Fixes.Tables;

/// <summary>A table as a file has it: all cells are text.</summary>
/// <param name="Name">The file's, without its folder.</param>
/// <param name="Digest">Of the file's bytes.</param>
/// <param name="HeadLine">Where the names of the columns stand.</param>
internal sealed record Table(string Name, string Digest, int HeadLine, IReadOnlyList<string> Columns, IReadOnlyList<TableRow> Rows);

/// <param name="Line">In the file, from 1: rows may have several lines.</param>
/// <param name="Cells">One for each column.</param>
internal sealed record TableRow(int Line, IReadOnlyList<string> Cells);
