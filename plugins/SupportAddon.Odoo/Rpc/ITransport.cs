namespace SupportAddon.Odoo.Rpc;

/// <summary>A way in which calls travel: <see cref="Json2Transport"/> from Odoo 19 on, <see cref="JsonRpcTransport"/> below.</summary>
internal interface ITransport
{
    /// <summary>Its name, for people.</summary>
    string Name { get; }

    Task<Answer> CallAsync(OdooCall call, CancellationToken ct);

    /// <summary>The answer as it comes, whatever it says; for what is too large to be held. The caller disposes it.</summary>
    Task<HttpResponseMessage> OpenAsync(OdooCall call, CancellationToken ct);
}
