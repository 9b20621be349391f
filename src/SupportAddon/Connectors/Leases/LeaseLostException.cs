namespace SupportAddon.Connectors.Leases;

/// <summary>The lease is not ours any more: nothing may be written for the connection.</summary>
internal sealed class LeaseLostException() : Exception("Another process has taken this connection over.");
