using System.Globalization;
using System.Xml.Linq;
using SupportAddon.Charts;

namespace SupportAddon.Tests.Charts;

/// <summary>A drawn chart, read back: its labels as boxes of the size they are estimated to have.</summary>
internal sealed class Drawing(string svg)
{
    public XElement Root { get; } = XDocument.Parse(svg).Root!;

    public double Width => Of(Root, "width");

    public double Height => Of(Root, "height");

    public IEnumerable<XElement> All(string element) => Root.Descendants(element);

    public IReadOnlyList<Box> Labels => [.. All("text").Select(Box)];

    public static double Of(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    public void LabelsAreApart()
    {
        var labels = Labels;
        for (var one = 0; one < labels.Count; one++)
        {
            for (var other = one + 1; other < labels.Count; other++)
                Assert.False(labels[one].Touches(labels[other]), $"{labels[one]} touches {labels[other]}");
        }
    }

    public void LabelsAreInside() => Assert.All(Labels, label =>
        Assert.True(label.Left >= -1 && label.Right <= Width + 1 && label.Top >= -1 && label.Bottom <= Height + 1, label.ToString()));

    private static Box Box(XElement text)
    {
        var size = text.Attribute("font-size") is null ? 11 : Of(text, "font-size");
        var width = TextFit.Width(text.Value, size) * 0.92;
        var (x, y) = (Of(text, "x"), Of(text, "y"));
        var left = text.Attribute("text-anchor")?.Value switch { "middle" => x - width / 2, "end" => x - width, _ => x };
        return new Box(text.Value, left, left + width, y - size * 0.75, y + size * 0.1);
    }
}

internal sealed record Box(string Text, double Left, double Right, double Top, double Bottom)
{
    public bool Touches(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
}
