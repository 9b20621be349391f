using System.Text.Json;
using SupportAddon.Sdk;

namespace SupportAddon.Fixes.Tables;

/// <summary>A row of a table with the record that it is about.</summary>
/// <param name="Key">Its key, as records have it.</param>
/// <param name="Record">Null where it is not there and is to be created.</param>
internal sealed record TablePair(TableRow Row, JsonElement Key, ErpRecord? Record);
