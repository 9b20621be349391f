using Microsoft.Extensions.Configuration;
using SupportAddon.Access;
using SupportAddon.Mail;
using SupportAddon.Storage;

namespace SupportAddon.Shell;

/// <summary>
/// What <c>appsettings.json</c> says, overridden by environment variables such as <c>SupportAddon__Data</c>. The file is
/// found by walking up from the program, so that it is the same one however the program is started.
/// </summary>
internal sealed record Settings
{
    private const string FileName = "appsettings.json";

    /// <summary>The folder of the file; relative paths start here.</summary>
    public required DirectoryInfo Root { get; init; }

    /// <summary>Where the private database, keys and shadow copies live.</summary>
    public required string Data { get; init; }

    /// <summary>The connection string of a PostgreSQL server; null for the private one.</summary>
    public string? Database { get; init; }

    /// <summary>The folder with PostgreSQL's programs; null to look for them.</summary>
    public string? PostgreSql { get; init; }

    public required IReadOnlyList<string> Plugins { get; init; }

    public required string Templates { get; init; }

    /// <summary>Where the service listens.</summary>
    public required Uri Address { get; init; }

    /// <summary>The reverse proxy whose word is taken; null for none.</summary>
    public DeclaredProxy? Proxy { get; init; }

    /// <summary>Under which people reach the service, for links in what it sends; null where nobody has said.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>The server that mails are handed to; null for none.</summary>
    public MailSettings? Mail { get; init; }

    public required IConfiguration Configuration { get; init; }

    public DatabaseSettings DatabaseSettings => new(Data, Database, PostgreSql);

    public static Settings Load(string? data)
    {
        var root = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(root.FullName, FileName), optional: true)
            .AddEnvironmentVariables()
            .Build();
        var section = configuration.GetSection("SupportAddon");
        return new()
        {
            Root = root,
            Data = DataFolder.Choose(data ?? (Text(section["Data"]) is { } folder ? At(root, folder) : null)),
            Database = Text(section["Database"]),
            PostgreSql = Text(section["PostgreSql"]),
            Plugins = [Path.Combine(AppContext.BaseDirectory, "plugins"), .. section.GetSection("Plugins").GetChildren().Select(child => At(root, child.Value!))],
            Templates = At(root, Text(section["Templates"]) ?? "templates"),
            Address = ReadAddress(Text(section["Address"]) ?? "http://127.0.0.1:5080"),
            Proxy = DeclaredProxy.Read(section.GetSection("Access:Proxy")),
            PublicAddress = Text(section["PublicAddress"]) is { } known ? ReadPublicAddress(known) : null,
            Mail = MailSettings.Read(section.GetSection("Mail")),
            Configuration = configuration,
        };
    }

    private static DirectoryInfo FindRoot(DirectoryInfo start)
    {
        for (var folder = start; folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, FileName)))
                return folder;
        return start;
    }

    public static Uri ReadAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")
            ? address
            : throw new RefusedException(
                $"\"{text}\" is not an address to listen on.", "Set SupportAddon:Address to something like http://127.0.0.1:5080.");

    private static Uri ReadPublicAddress(string text) =>
        Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", Query: "", Fragment: "" }
            ? address
            : throw new RefusedException($"\"{text}\" is not an address that a browser opens.", "Set SupportAddon:PublicAddress to something like https://support.example.com.");

    private static string At(DirectoryInfo root, string path) => Path.GetFullPath(path, root.FullName);

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
