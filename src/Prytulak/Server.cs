using Microsoft.AspNetCore.HttpOverrides;
using Prytulak.Desk;
using Prytulak.Foundation;
using Prytulak.Housing;
using Prytulak.Look;
using Prytulak.Map;
using Prytulak.Operating;
using Prytulak.Oversight;
using Prytulak.People;
using Prytulak.Placement;
using Prytulak.Placement.Planning;
using Prytulak.Reception;

namespace Prytulak;

/// <summary>The table of contents: the modules, in order, and how a request passes through the house.</summary>
public static class Server
{
    private static readonly Module[] Modules =
    [
        new LookModule(),
        new AccountsModule(),
        new HouseholdsModule(),
        new HousingModule(),
        new PlacementModule(),
        new PlanModule(),
        new DeskModule(),
        new MapModule(),
        new ReceptionModule(),
        new OversightModule(),
        new OperatingModule(),
    ];

    public static WebApplication Build(Settings settings, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "prytulak" });
        builder.WebHost.UseUrls($"http://localhost:{settings.Port}").UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(console => console.SingleLine = true);
        // What the framework logs of a request names its path, and a private link is one: not even where an operator asks for more.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // Our own repository seals these keys; the framework does not see that.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddFoundation(settings);
        builder.Services.AddRazorComponents();
        // HEAD goes wherever GET goes, and need not be told.
        builder.Services.AddOpenApi(api => api.ShouldInclude = route => route.HttpMethod is not "HEAD");
        foreach (var module in Modules) module.AddServices(builder.Services);
        adjust?.Invoke(builder);
        return Arrange(builder.Build());
    }

    private static WebApplication Arrange(WebApplication app)
    {
        // The proxy that ends TLS is on this machine, and says who asks; nobody else is believed.
        app.UseForwardedHeaders(new() { ForwardedHeaders = ForwardedHeaders.XForwardedFor });
        app.UseSafeHeaders();
        app.UseProblems();
        app.UseRouting();
        app.UseViewer();
        var routes = new Routes(app);
        foreach (var module in Modules) module.MapRoutes(routes);
        app.MapOpenApi("/openapi.json").WithMetadata(new MayUse(Roles.Everyone), new HttpMethodMetadata(Routes.Reading));
        return app;
    }
}
