namespace SupportAddon.Demo;

/// <summary>The files that a user would write to connect the help desk, left in the demo's folder to be read and changed.</summary>
internal static class DemoFiles
{
    /// <summary>Corrections of the help desk's tickets, a file each.</summary>
    private static readonly string[] Corrections = ["handover.yaml", "solved-and-left.yaml"];

    /// <returns>The client file, and those of corrections.</returns>
    public static (FileInfo Clients, IReadOnlyList<FileInfo> Fixes) Write(DirectoryInfo folder, HelpDesk desk)
    {
        try
        {
            folder.Create();
            foreach (var name in Corrections.Prepend("helpdesk.yaml"))
                File.WriteAllText(Path.Combine(folder.FullName, name), Read(name));
            File.WriteAllText(Path.Combine(folder.FullName, "helpdesk.key"), desk.ApiKey);
            var clients = Path.Combine(folder.FullName, "clients.yaml");
            File.WriteAllText(clients, Read("clients.yaml").Replace("{{address}}", desk.Address.ToString(), StringComparison.Ordinal));
            return (new(clients), [.. Corrections.Select(name => new FileInfo(Path.Combine(folder.FullName, name)))]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{folder.FullName} cannot be written: {e.Message}", "Name another folder with --out.", e);
        }
    }

    private static string Read(string name)
    {
        using var stream = typeof(DemoFiles).Assembly.GetManifestResourceStream($"demo/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
