using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace SupportAddon.Clients;

/// <summary>Seals the secrets of connections with the keys in the data folder.</summary>
internal sealed class SecretVault(string dataFolder)
{
    private readonly Lazy<IDataProtector> protector = new(() => Open(dataFolder));

    /// <summary>Whose keys they are: one ring for secrets and for the forms of pages.</summary>
    public const string Application = "SupportAddon";

    /// <summary>The folder of the keys, which nobody else may look into.</summary>
    public static DirectoryInfo OpenKeyFolder(string dataFolder)
    {
        var folder = Directory.CreateDirectory(KeyFolder(dataFolder));
        if (!OperatingSystem.IsWindows())
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        return folder;
    }

    public string Seal(string secret) => protector.Value.Protect(secret);

    public IReadOnlyDictionary<string, string> Open(Connection connection) => Open(connection, connection.SealedSecrets);

    public IReadOnlyDictionary<string, string> OpenNetwork(Connection connection) => Open(connection, connection.SealedNetworkSecrets);

    /// <param name="owner">Whose it is, in words: <c>connection "desk"</c>.</param>
    /// <param name="option">Which of its secrets.</param>
    /// <param name="sealedSecret">As stored.</param>
    public string Unseal(string owner, string option, string sealedSecret)
    {
        try
        {
            return protector.Value.Unprotect(sealedSecret);
        }
        catch (CryptographicException e)
        {
            throw new RefusedException(
                $"The secret \"{option}\" of {owner} cannot be read: the keys in {KeyFolder(dataFolder)} are not those it was sealed with.",
                "Put the key folder of the old installation back, or apply the client's file again with the secret.", e);
        }
    }

    /// <summary>By which a client's personal values become tokens.</summary>
    public string UnsealAnalysisKey(string client, string sealedKey)
    {
        try
        {
            return protector.Value.Unprotect(sealedKey);
        }
        catch (CryptographicException e)
        {
            throw new RefusedException(
                $"The key for analysis of client \"{client}\" cannot be read: the keys in {KeyFolder(dataFolder)} are not those it was sealed with.",
                "Put the key folder of the old installation back: with another key the same values would get other tokens.", e);
        }
    }

    private Dictionary<string, string> Open(Connection connection, IReadOnlyDictionary<string, string> secrets) =>
        secrets.ToDictionary(secret => secret.Key, secret => Unseal($"connection \"{connection.Name}\"", secret.Key, secret.Value));

    private static IDataProtector Open(string dataFolder) => DataProtectionProvider
        .Create(OpenKeyFolder(dataFolder), setup => setup.SetApplicationName(Application))
        .CreateProtector("SupportAddon.Clients.Secrets");

    private static string KeyFolder(string dataFolder) => Path.Combine(dataFolder, "keys");
}
