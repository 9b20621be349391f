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

    public string Unseal(string connection, string option, string sealedSecret)
    {
        try
        {
            return protector.Value.Unprotect(sealedSecret);
        }
        catch (CryptographicException e)
        {
            throw new RefusedException(
                $"The secret \"{option}\" of connection \"{connection}\" cannot be read: the keys in {KeyFolder(dataFolder)} are not those it was sealed with.",
                "Put the key folder of the old installation back, or apply the client's file again with the secret.", e);
        }
    }

    private Dictionary<string, string> Open(Connection connection, IReadOnlyDictionary<string, string> secrets) =>
        secrets.ToDictionary(secret => secret.Key, secret => Unseal(connection.Name, secret.Key, secret.Value));

    private static IDataProtector Open(string dataFolder) => DataProtectionProvider
        .Create(OpenKeyFolder(dataFolder), setup => setup.SetApplicationName(Application))
        .CreateProtector("SupportAddon.Clients.Secrets");

    private static string KeyFolder(string dataFolder) => Path.Combine(dataFolder, "keys");
}
