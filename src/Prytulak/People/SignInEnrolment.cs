using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>The first time that a member of staff comes in: before anything else, a second factor, be it an authenticator or a passkey.</summary>
public sealed class SignInEnrolment(Accounts accounts, Passkeys passkeys, Authenticators authenticators, PasskeyCeremonies ceremonies, Journal journal, SignInEnd end)
{
    public async Task<IResult> Show(Visit visit, string? back) =>
        await Newcomer(visit) is { } account ? Page(visit, account, back) : visit.GoTo(SignInEnd.With("/sign-in", back));

    public async Task<IResult> Submit(Visit visit)
    {
        var form = await visit.ReadForm();
        if (await Newcomer(visit) is not { } account) return visit.GoTo("/sign-in");
        return await authenticators.Keep(form, new Act(visit.Viewer, "sign-in"), account)
            ? await Arrive(visit, account.Id, form)
            : Page(visit, account, form.Raw("back"));
    }

    public async Task<IResult> PasskeyOptions(Visit visit) =>
        await Newcomer(visit) is { } account ? await ceremonies.OfferNew(account) : throw Refusal.Absent;

    public async Task<IResult> SubmitPasskey(Visit visit)
    {
        var form = await visit.ReadForm();
        if (await Newcomer(visit) is not { } account) return visit.GoTo("/sign-in");
        if (await ceremonies.New(account, form.Raw("credential")) is not { } passkey)
        {
            form.Fault("code", "account.passkey_fault");
            return Page(visit, account, form.Raw("back"));
        }
        await journal.Write(new Act(visit.Viewer, "sign-in"), write => Passkeys.Add(write, account.Id, account.Organisation, passkey));
        return await Arrive(visit, account.Id, form);
    }

    // Whoever has a factor already came by an old cookie, and must use it.
    private async Task<Account?> Newcomer(Visit visit) =>
        await SignInStep.AwaitingEnrolment(visit.Http) is { } id
        && await accounts.Find(Viewer.System, id) is { State: AccountState.Active, Totp: null } account
        && account.Stamp == await SignInStep.StampOf(visit.Http) && !await passkeys.Any(id) ? account : null;

    private IResult Page(Visit visit, Account account, string? back) =>
        visit.Page<SignInEnrolmentPage, EnrolmentAnswer>(new(authenticators.Setup(account), back));

    private async Task<IResult> Arrive(Visit visit, Guid id, Form form) =>
        await end.Arrive(visit, (await accounts.Find(Viewer.System, id))!, form.Raw("back"));
}

/// <summary>A secret to set up, and where to go then.</summary>
public sealed record EnrolmentAnswer(AuthenticatorSetup Setup, string? Back);
