namespace SupportAddon.Yaml;

/// <summary>A place in a text, from 1.</summary>
internal readonly record struct Mark(int Line, int Column);

/// <summary>Where each place of a tree was written.</summary>
internal sealed class Marks
{
    private readonly Dictionary<string, Mark> _values = [];
    private readonly Dictionary<string, Mark> _keys = [];

    public void Value(string path, Mark mark) => _values[path] = mark;

    public void Key(string path, Mark mark) => _keys[path] = mark;

    /// <summary>The key where there is one (that is where people look), else the value.</summary>
    public Mark Of(string path)
    {
        for (var place = path; place.Length > 0; place = Above(place))
            if (_keys.TryGetValue(place, out var mark) || _values.TryGetValue(place, out mark))
                return mark;
        return _values.GetValueOrDefault(YamlPath.Root, new Mark(1, 1));
    }

    public Mark OfValue(string path) => _values.TryGetValue(path, out var mark) ? mark : Of(path);

    private static string Above(string path) => path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
}
