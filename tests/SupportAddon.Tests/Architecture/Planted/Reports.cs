namespace SupportAddon.Tests.Architecture.Planted.Reports
{
    internal sealed class Review
    {
        public static readonly Review Latest = new();

        public Page First { get; } = new();
    }

    internal sealed class Page;

    internal interface IPaper;

    internal sealed class Reader
    {
        public static Review Own() => Review.Latest;
    }
}

namespace SupportAddon.Tests.Architecture.Planted.Shell
{
    using SupportAddon.Tests.Architecture.Planted.Reports;

    internal sealed class MayRead
    {
        public static Review Show() => Review.Latest;
    }
}

namespace SupportAddon.Tests.Architecture.Planted
{
    internal sealed class FrontDoor
    {
        public static Reports.Review Compose() => new();
    }
}
