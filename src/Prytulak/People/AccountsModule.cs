using Microsoft.AspNetCore.Authentication.Cookies;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>People who sign in: hosts and staff, their organisations, and how anybody is recognised.</summary>
public sealed class AccountsModule : Module
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Viewers>().AddSingleton<Recognition>();
        services.AddSingleton<Recognise>(s => s.GetRequiredService<Recognition>().Of);
        AddSessions(services);
    }

    private static void AddSessions(IServiceCollection services)
    {
        var sessions = services.AddAuthentication();
        sessions.AddCookie(AccountSession.Scheme).AddCookie(HouseholdSession.Scheme, cookie => cookie.ExpireTimeSpan = TimeSpan.FromDays(180));
        foreach (var scheme in (string[])[AccountSession.Scheme, HouseholdSession.Scheme])
            services.AddOptions<CookieAuthenticationOptions>(scheme).Configure<Settings>((options, settings) => Harden(options, scheme, settings));
    }

    private static void Harden(CookieAuthenticationOptions options, string name, Settings settings)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        // Links in letters come from another site, so Strict would show a stranger's page.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = settings.PublicAddress.Scheme == "https" ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.Events.OnCheckSlidingExpiration = check =>
        {
            // Halfway, as is usual, would end a session of fifteen minutes after eight of rest.
            check.ShouldRenew = check.ElapsedTime > (check.ElapsedTime + check.RemainingTime) / 15;
            return Task.CompletedTask;
        };
    }
}
