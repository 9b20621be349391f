namespace SupportAddon.Demo;

/// <summary>The files that a user would write to connect the help desk, left in the demo's folder to be read and changed.</summary>
internal static class DemoFiles
{
    /// <returns>The client file.</returns>
    public static FileInfo Write(DirectoryInfo folder, HelpDesk desk)
    {
        try
        {
            folder.Create();
            File.WriteAllText(Path.Combine(folder.FullName, "helpdesk.yaml"), Read("helpdesk.yaml"));
            File.WriteAllText(Path.Combine(folder.FullName, "helpdesk.key"), desk.ApiKey);
            var clients = Path.Combine(folder.FullName, "clients.yaml");
            File.WriteAllText(clients, Read("clients.yaml").Replace("{{address}}", desk.Address.ToString(), StringComparison.Ordinal));
            return new(clients);
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
