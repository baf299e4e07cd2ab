using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>People who sign in: hosts and staff, their organisations, and how anybody is recognised.</summary>
public sealed class AccountsModule : Module
{
    private const Roles Owners = Roles.Host | Roles.Staff;

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Accounts>().AddSingleton<AccountChanges>().AddSingleton<Organisations>().AddSingleton<Notices>().AddSingleton<SignInLinks>().AddSingleton<Invitations>().AddSingleton<HostContacts>();
        services.AddSingleton<Viewers>().AddSingleton<Recognition>().AddSingleton<Passkeys>().AddSingleton<ApiCredentials>();
        services.AddSingleton<Recognise>(s => s.GetRequiredService<Recognition>().Of);
        services.AddSingleton<SignInBudgets>().AddSingleton<SignInCodes>().AddSingleton<SignInLetters>().AddSingleton<SignInEnd>().AddSingleton<Authenticators>();
        services.AddSingleton<AccountView>().AddSingleton<Team>().AddSingleton<Forget>(_ => AccountChanges.Forget);
        services.AddSingleton<SendNotices>().AddHostedService(s => s.GetRequiredService<SendNotices>());
        services.AddScoped<PasskeyCeremonies>().AddScoped<SignInEnrolment>().AddScoped<AccountSignIn>();
        AddPasskeys(services);
        AddSessions(services);
    }

    private static void AddPasskeys(IServiceCollection services)
    {
        services.AddIdentityCore<Account>().AddSignInManager().AddUserStore<PasskeyStore>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<Settings>(PasskeyCeremonies.Bind);
    }

    private static void AddSessions(IServiceCollection services)
    {
        var shortly = TimeSpan.FromMinutes(15);
        AddCookie(services, AccountSession.Scheme, AccountSession.Scheme, TimeSpan.FromHours(12), slides: true);
        AddCookie(services, HouseholdSession.Scheme, HouseholdSession.Scheme, TimeSpan.FromDays(180), slides: true);
        services.AddOptions<CookieAuthenticationOptions>(HouseholdSession.Scheme).Configure(OutliveTheBrowser);
        AddCookie(services, SignInStep.Scheme, SignInStep.Scheme, shortly, slides: false);
        AddCookie(services, IdentityConstants.TwoFactorUserIdScheme, "passkey", shortly, slides: false);
    }

    private static void AddCookie(IServiceCollection services, string scheme, string name, TimeSpan life, bool slides)
    {
        services.AddAuthentication().AddCookie(scheme);
        services.AddOptions<CookieAuthenticationOptions>(scheme).Configure<Settings>((options, settings) =>
        {
            options.Cookie.Name = name;
            options.Cookie.HttpOnly = true;
            // Links in letters come from another site, so Strict would show a stranger's page.
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = settings.PublicAddress.Scheme == "https" ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            (options.ExpireTimeSpan, options.SlidingExpiration) = (life, slides);
            options.Events.OnCheckSlidingExpiration = RenewEarly;
        });
    }

    // By age, not by a date: the clock of a phone may be wrong.
    private static void OutliveTheBrowser(CookieAuthenticationOptions options)
    {
        options.Cookie.MaxAge = options.ExpireTimeSpan;
        options.Events.OnSigningOut = leaving =>
        {
            leaving.CookieOptions.MaxAge = null;
            return Task.CompletedTask;
        };
    }

    // Halfway, as is usual, would end a session of fifteen minutes after eight of rest.
    private static Task RenewEarly(CookieSlidingExpirationContext check)
    {
        check.ShouldRenew = check.ElapsedTime > (check.ElapsedTime + check.RemainingTime) / 15;
        return Task.CompletedTask;
    }

    public override void MapRoutes(Routes routes)
    {
        MapSignIn(routes);
        MapAccount(routes);
        MapTeam(routes);
        routes.Get("/host", Roles.Everyone, BecomeHost.Show);
        routes.Post("/host", Roles.Everyone, BecomeHost.Submit);
    }

    private static void MapSignIn(Routes routes)
    {
        routes.Get("/sign-in", Roles.Everyone, SignIn.Show);
        routes.Post("/sign-in", Roles.Everyone, SignIn.Submit);
        routes.Get("/sign-in/code", Roles.Everyone, SignInCode.Show);
        routes.Post("/sign-in/code", Roles.Everyone, SignInCode.Submit);
        routes.Get("/sign-in/totp", Roles.Everyone, SignInSecondFactor.Show);
        routes.Post("/sign-in/totp", Roles.Everyone, SignInSecondFactor.Submit);
        routes.Get("/sign-in/passkey", Roles.Everyone, SignIn.NeedPasskey);
        routes.Post("/sign-in/passkey/options", Roles.Everyone, SignInPasskey.Options);
        routes.Post("/sign-in/passkey", Roles.Everyone, SignInPasskey.Submit);
        routes.Get("/sign-in/enrol", Roles.Everyone, (Visit visit, SignInEnrolment enrolment, string? back) => enrolment.Show(visit, back));
        routes.Post("/sign-in/enrol", Roles.Everyone, (Visit visit, SignInEnrolment enrolment) => enrolment.Submit(visit));
        routes.Post("/sign-in/passkey/enrol/options", Roles.Everyone, (Visit visit, SignInEnrolment enrolment) => enrolment.PasskeyOptions(visit));
        routes.Post("/sign-in/passkey/enrol", Roles.Everyone, (Visit visit, SignInEnrolment enrolment) => enrolment.SubmitPasskey(visit));
        routes.Get("/sign-in/invitation/{token}", Roles.Everyone, SignInInvitation.Show);
        routes.Post("/sign-in/invitation/{token}", Roles.Everyone, SignInInvitation.Submit);
        routes.Get("/sign-in/demonstration/{token}", Roles.Everyone, SignInDemonstration.Open);
        routes.Post("/sign-out", Roles.Everyone, SignOut.Submit);
    }

    private static void MapAccount(Routes routes)
    {
        routes.Get("/account", Owners, AccountDetails.Show);
        routes.Post("/account", Owners, AccountDetails.Submit);
        routes.Post("/account/passkeys/options", Owners, (Visit visit, AccountSignIn account) => account.PasskeyOptions(visit)).ByPeople();
        routes.Post("/account/passkeys", Owners, (Visit visit, AccountSignIn account) => account.AddPasskey(visit)).ByPeople();
        routes.Post("/account/passkeys/remove", Owners, (Visit visit, AccountSignIn account) => account.RemovePasskey(visit)).ByPeople();
        routes.Get("/account/authenticator", Roles.Staff, (Visit visit, AccountSignIn account) => account.ShowAuthenticator(visit)).ByPeople();
        routes.Post("/account/authenticator", Roles.Staff, (Visit visit, AccountSignIn account) => account.AddAuthenticator(visit)).ByPeople();
        routes.Post("/account/sign-out-elsewhere", Owners, (Visit visit, AccountSignIn account) => account.EndSessions(visit)).ByPeople();
        routes.Post("/account/credentials", Roles.Staff, AccountCredentials.Add).ByPeople();
        routes.Post("/account/credentials/revoke", Roles.Staff, AccountCredentials.Revoke).ByPeople();
        routes.Get("/account/erase", Roles.Host, AccountErase.Show);
        routes.Post("/account/erase", Roles.Host, AccountErase.Submit).ByPeople();
    }

    private static void MapTeam(Routes routes)
    {
        routes.Get("/team", Roles.Coordinator, Team.Show);
        routes.Get("/team/invite", Roles.Coordinator, TeamInvite.Show);
        routes.Post("/team/invite", Roles.Coordinator, TeamInvite.Submit).ByPeople();
        routes.Get("/team/{id:guid}", Roles.Coordinator, TeamMember.Show);
        routes.Post("/team/{id:guid}/duties", Roles.Coordinator, TeamMember.GiveDuties).ByPeople();
        routes.Post("/team/{id:guid}/suspend", Roles.Coordinator, TeamMember.Suspend).ByPeople();
        routes.Post("/team/{id:guid}/reinstate", Roles.Coordinator, TeamMember.Reinstate).ByPeople();
    }
}

/// <summary>Routes that no credential of a program opens, because they give out rights or ways in.</summary>
internal static class PeopleOnly
{
    public static void ByPeople(this RouteHandlerBuilder route) => route.AddEndpointFilter((call, next) =>
        call.HttpContext.Items.ContainsKey(typeof(ApiCredential)) ? throw Refusal.Absent : next(call));
}
