using System.Globalization;
using System.Resources;
using System.Runtime.InteropServices;
using SupportAddon.Sdk;

namespace Fixture.Sample;

public sealed class SamplePlugin : ConnectorPlugin
{
    private static readonly ResourceManager Words = new("Fixture.Words", typeof(SamplePlugin).Assembly);

    public override string Id => "sample";

    /// <summary>In the language of the thread, out of a satellite assembly.</summary>
    public override string Name => Words.GetString("Name", CultureInfo.CurrentUICulture)!;

    public override Type OptionsType => typeof(SampleOptions);

    /// <summary>By a native library that lies beside the plugin.</summary>
    public static int NativeProcessId() => GetPid();

    public override IReadOnlyList<string> Validate(object options) =>
        ((SampleOptions)options).Behaviour == "refuse-options" ? [$"the key {((SampleOptions)options).ApiKey} is not good"] : [];

    public override IReadOnlyList<Uri> Endpoints(object options) => [((SampleOptions)options).Url];

    public override double? RequestsPerSecond(object options) => ((SampleOptions)options).Behaviour == "once-in-an-hour" ? 1 / 3600.0 : null;

    public override IConnector Create(object options, ConnectorContext context)
    {
        var sample = (SampleOptions)options;
        if (sample.Behaviour == "throw-on-create")
            throw new InvalidOperationException($"no luck with {sample.ApiKey}");
        return new SampleConnector(sample, context);
    }

    [DllImport("fixturenative", EntryPoint = "SystemNative_GetPid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern int GetPid();
}
