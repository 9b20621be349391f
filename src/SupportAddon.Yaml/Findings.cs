namespace SupportAddon.Yaml;

/// <summary>The mistakes found so far in one file.</summary>
internal sealed class Findings(string file, Marks marks)
{
    private readonly List<YamlError> _errors = [];

    public int Count => _errors.Count;

    public void AtKey(string path, string message) => Add(marks.Of(path), path, message);

    public void AtValue(string path, string message) => Add(marks.OfValue(path), path, message);

    /// <summary>The same file with nothing found yet: for trying an alternative.</summary>
    public Findings Fresh() => new(file, marks);

    public void Take(Findings other) => _errors.AddRange(other._errors);

    public IEnumerable<YamlError> InOrder() =>
        _errors.Distinct().OrderBy(error => error.Line).ThenBy(error => error.Column);

    private void Add(Mark mark, string path, string message) =>
        _errors.Add(new YamlError(file, mark.Line, mark.Column, path, message));
}
