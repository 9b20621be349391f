namespace SupportAddon.Analysis.Sets;

/// <summary>A file for analysis that was loaded here: to be read, never changed, and gone on its day.</summary>
/// <param name="Sha256">Of the file.</param>
internal sealed record DataSet(long Id, string Name, Manifest Manifest, string Sha256, string LoadedBy, DateTimeOffset LoadedAt)
{
    /// <exception cref="RefusedException">It has no such records.</exception>
    public ExportedResource Resource(string name) => Manifest.Resources.FirstOrDefault(resource => resource.Resource == name) ?? throw new RefusedException(
        $"The data set {Name} has no records of \"{name}\".", $"Name one of: {string.Join(", ", Manifest.Resources.Select(resource => resource.Resource))}.");
}
