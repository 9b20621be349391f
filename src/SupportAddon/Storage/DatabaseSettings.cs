namespace SupportAddon.Storage;

/// <param name="DataFolder">Where the private cluster lives when there is no connection string.</param>
/// <param name="ConnectionString">Of any PostgreSQL server (SupportAddon:Database); null or blank for the private cluster.</param>
/// <param name="BinFolder">Where initdb and pg_ctl are (SupportAddon:PostgreSql); null or blank to look for them.</param>
internal sealed record DatabaseSettings(string DataFolder, string? ConnectionString = null, string? BinFolder = null);
