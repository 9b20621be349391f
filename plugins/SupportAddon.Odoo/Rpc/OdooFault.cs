namespace SupportAddon.Odoo.Rpc;

/// <summary>The Python exception that Odoo itself told: its transaction has ended, and nothing of it was kept.</summary>
internal sealed class OdooFault(string name) : Exception(name);
