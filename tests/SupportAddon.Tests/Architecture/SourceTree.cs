namespace SupportAddon.Tests.Architecture;

/// <summary>The repository in which these tests were built.</summary>
internal static class SourceTree
{
    public static readonly string Root = FindRoot();

    public static IEnumerable<SourceFile> Code(params string[] folders) =>
        Files("*.cs", folders).Select(path => new SourceFile(path, File.ReadAllLines(Path.Combine(Root, path))));

    public static IEnumerable<ProjectFile> Projects(params string[] folders) => Files("*.csproj", folders)
        .Select(path => ProjectFile.Parse(path, File.ReadAllText(Path.Combine(Root, path))));

    private static IEnumerable<string> Files(string pattern, string[] folders) =>
        from folder in folders
        from path in Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        let inside = Path.GetRelativePath(Root, path).Replace('\\', '/')
        where !inside.Split('/').Any(part => part is "bin" or "obj")
        orderby inside
        select inside;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SupportAddon.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run inside the repository.");
        return folder.FullName;
    }
}
