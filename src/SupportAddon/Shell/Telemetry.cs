using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SupportAddon.Health.Watch;

namespace SupportAddon.Shell;

/// <summary>
/// Sends what the service measures of itself to a collector, by OTLP, where the environment names one in the standard's own variable
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>. Its other variables count too.
/// </summary>
internal sealed class Telemetry : IHostedService, IDisposable
{
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private MeterProvider? meters;
    private TracerProvider? traces;

    public static void AddTo(IServiceCollection services, Settings settings)
    {
        if (!string.IsNullOrWhiteSpace(settings.Configuration[Collector]))
            services.AddHostedService<Telemetry>();
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var service = ResourceBuilder.CreateDefault().AddService("supportaddon", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3));
        meters = OpenTelemetry.Sdk.CreateMeterProviderBuilder().SetResourceBuilder(service)
            .AddMeter(WatchMeter.Name, "Npgsql", "Microsoft.AspNetCore.Hosting", "System.Runtime").AddOtlpExporter().Build();
        traces = OpenTelemetry.Sdk.CreateTracerProviderBuilder().SetResourceBuilder(service).AddSource("Microsoft.AspNetCore").AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    /// <summary>What is still to be sent is sent.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        meters?.Dispose();
        traces?.Dispose();
        (meters, traces) = (null, null);
    }
}
