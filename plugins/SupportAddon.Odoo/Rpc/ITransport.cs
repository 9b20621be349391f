namespace SupportAddon.Odoo.Rpc;

/// <summary>A way in which calls travel: <see cref="Json2Transport"/> from Odoo 19 on, <see cref="JsonRpcTransport"/> below.</summary>
internal interface ITransport
{
    /// <summary>Its name, for people.</summary>
    string Name { get; }

    Task<Answer> CallAsync(OdooCall call, CancellationToken ct);
}
