using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Requests;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Checking;

/// <summary>Proves that the credentials are accepted.</summary>
internal sealed class SignIn(Manifest manifest, Exchange exchange)
{
    /// <summary>Who is signed in, null where the manifest cannot tell, and the answer that said so.</summary>
    /// <exception cref="ConnectorException">Nobody is.</exception>
    public async Task<(string? Who, Answer Answer)> ProveAsync(CancellationToken ct)
    {
        var answer = await exchange.GetAsync(exchange.At(manifest.Check.Path).ToUri(), ct);
        var who = manifest.Check.Show?.Text(answer.Body);
        return who is not null || manifest.Check.Show is null ? (who, answer) : throw new ConnectorException(
            FailureKind.Authentication, $"{manifest.Name} answers, but does not say who is signed in.",
            "Check the credentials of the connection; some systems treat wrong ones as a visitor's.");
    }

    /// <summary>
    /// Proves it where the source would otherwise treat wrong credentials as a visitor's. After a page: tickets that vanish
    /// with a key are not deleted, and a position must not pass them. Before a reply: what a visitor is not shown may be there.
    /// </summary>
    public async Task ProveNoVisitorAsync(CancellationToken ct)
    {
        if (manifest.Check.EveryPage)
            await ProveAsync(ct);
    }
}
