using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;

namespace SupportAddon.Access;

/// <summary>A reverse proxy that the settings name: it says who calls, from where, and whether over https.</summary>
/// <param name="Header">In which it names the user it has signed in; null when it signs nobody in.</param>
/// <param name="Addresses">From where it calls. What it says is believed from there alone.</param>
internal sealed record DeclaredProxy(string? Header, IReadOnlyList<IPAddress> Addresses)
{
    /// <exception cref="RefusedException">Half of what is needed is there, or an address is none.</exception>
    public static DeclaredProxy? Read(IConfigurationSection section)
    {
        var header = section["Header"] is { Length: > 0 } named ? named : null;
        var addresses = section.GetSection("Addresses").GetChildren().Select(child => Address(child.Value)).ToList();
        if (header is not null && addresses.Count == 0)
            throw new RefusedException(
                "SupportAddon:Access:Proxy names a header, and no proxy that may send it.",
                "List the proxy's addresses under SupportAddon:Access:Proxy:Addresses.");
        return addresses.Count == 0 ? null : new(header, addresses);
    }

    /// <summary>Takes in what the proxy says, and takes away what anybody else claims to be.</summary>
    public void Use(WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (Header is not null && !IsDeclared(context.Connection.RemoteIpAddress))
                context.Request.Headers.Remove(Header);
            return next(context);
        });
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        foreach (var address in Addresses)
            forwarded.KnownProxies.Add(address);
        app.UseForwardedHeaders(forwarded);
    }

    /// <summary>The user whom the proxy names. Named twice, nobody can say which one it meant.</summary>
    public string? UserOf(HttpRequest request) =>
        Header is not null && request.Headers[Header] is [{ Length: > 0 } login] ? login : null;

    private bool IsDeclared(IPAddress? address) => address is not null && Addresses.Contains(address.Plain());

    private static IPAddress Address(string? text) => IPAddress.TryParse(text, out var address)
        ? address.Plain()
        : throw new RefusedException(
            $"\"{text}\" under SupportAddon:Access:Proxy:Addresses is not an address.", "Write it like 10.0.0.5 or fd00::5.");
}
