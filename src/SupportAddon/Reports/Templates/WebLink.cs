using System.Diagnostics.CodeAnalysis;

namespace SupportAddon.Reports.Templates;

/// <summary>Which addresses may be linked: http and https, and nothing that a browser would run.</summary>
internal static class WebLink
{
    public static bool IsOne([NotNullWhen(true)] string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
