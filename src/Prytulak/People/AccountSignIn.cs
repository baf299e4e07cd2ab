using Microsoft.AspNetCore.WebUtilities;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>How one gets into one's own account: passkeys, the authenticator, and an end to every session. Each change is told by mail.</summary>
public sealed class AccountSignIn(AccountView view, Passkeys passkeys, PasskeyCeremonies ceremonies, Authenticators authenticators, Journal journal, Notices notices)
{
    private const string Purpose = "own account", Changed = "notice.sign_in";

    public async Task<IResult> PasskeyOptions(Visit visit) => await ceremonies.OfferNew(await view.Mine(visit));

    public async Task<IResult> AddPasskey(Visit visit)
    {
        var form = await visit.ReadForm();
        var account = await view.Mine(visit);
        if (await ceremonies.New(account, form.Raw("credential")) is not { } passkey)
        {
            form.Fault("passkeys", "account.passkey_fault");
            return visit.Page<AccountPage, AccountAnswer>(await view.Of(visit));
        }
        await Change(visit, write => Passkeys.Add(write, account.Id, account.Organisation, passkey));
        return visit.GoTo("/account");
    }

    /// <summary>Removes a passkey, and ends every session, for one of them may be in the wrong hands. Staff keep one way in.</summary>
    public async Task<IResult> RemovePasskey(Visit visit)
    {
        var form = await visit.ReadForm();
        var account = await view.Mine(visit);
        if (account is { IsStaff: true, Totp: null } && (await passkeys.Of(account.Id)).Count < 2)
        {
            form.Fault("passkeys", "account.last_passkey");
            return visit.Page<AccountPage, AccountAnswer>(await view.Of(visit));
        }
        var credential = Credential(form.Raw("passkey"));
        await Change(visit, async write =>
        {
            await Passkeys.Remove(write, account.Id, credential);
            await AccountChanges.EndSessions(write, account.Id);
        });
        return await Stay(visit);
    }

    public async Task<IResult> ShowAuthenticator(Visit visit) => Page(visit, await view.Mine(visit));

    public async Task<IResult> AddAuthenticator(Visit visit)
    {
        var form = await visit.ReadForm();
        var account = await view.Mine(visit);
        if (!await authenticators.Keep(form, new Act(visit.Viewer, Purpose), account)) return Page(visit, account);
        await Change(visit, _ => Task.CompletedTask);
        return await Stay(visit);
    }

    /// <summary>Ends every session but this one.</summary>
    public async Task<IResult> EndSessions(Visit visit)
    {
        await journal.Write(new Act(visit.Viewer, Purpose), write => AccountChanges.EndSessions(write, visit.Viewer.Id));
        return await Stay(visit);
    }

    private Task Change(Visit visit, Func<Write, Task> change) => journal.Write(new Act(visit.Viewer, Purpose), async write =>
    {
        await change(write);
        await notices.Tell(write, visit.Viewer.Id, Changed);
    });

    // The stamp is new, and so must be the cookie of whoever changed it.
    private async Task<IResult> Stay(Visit visit)
    {
        await AccountSession.SignIn(visit.Http, await view.Mine(visit));
        return visit.GoTo("/account");
    }

    private IResult Page(Visit visit, Account account) => visit.Page<AccountAuthenticatorPage, AuthenticatorSetup>(authenticators.Setup(account));

    private static byte[] Credential(string typed)
    {
        try
        {
            return WebEncoders.Base64UrlDecode(typed);
        }
        catch (FormatException)
        {
            throw Refusal.Absent;
        }
    }
}
