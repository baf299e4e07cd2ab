using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>
/// Sends the letters that prove an address. Whoever asks cannot tell whether the address is known (T17): the answer is
/// the same, and comes no sooner than the work takes in either case.
/// </summary>
public sealed class SignInLetters(Journal journal, Accounts accounts, AccountChanges changes, SignInCodes codes, Outbox outbox, Settings settings)
{
    private static readonly TimeSpan Evenly = TimeSpan.FromMilliseconds(250);

    /// <summary>Sends a code if the address belongs to an account in use. Answers the id by which the code is tried; for an unknown address, an id of nothing.</summary>
    public Task<Guid> SendCode(Act act, string address) => Even(journal.Write(act, async write =>
        await Accounts.FindByEmail(write, accounts.EmailIndex(address)) is { State: AccountState.Active } account
            ? await Send(write, account, address, "letter.code")
            : SignInCodes.NewId()));

    /// <summary>Adds a host and sends a code; where the address has an account already, sends that person a code and says so.</summary>
    /// <param name="added">What else is written with a new account.</param>
    public Task<Guid> SignUp(Act act, NewAccount person, Func<Write, Guid, Task> added) => Even(journal.Write(act, async write =>
    {
        var address = AccountEmail.Normal(person.Email)!;
        var known = await Accounts.FindByEmail(write, accounts.EmailIndex(address));
        if (known is { State: not AccountState.Active }) return SignInCodes.NewId();
        if (known is not null) return await Send(write, known, address, "letter.known");
        var id = await changes.Add(write, person);
        await added(write, id);
        return await Send(write, (await Accounts.Find(write, id))!, address, "letter.welcome");
    }));

    /// <summary>Invites somebody to work here and answers the path of the invitation; to an address that has an account already goes a letter that says so, and the answer is a path that leads nowhere.</summary>
    public async Task<string> Invite(Write write, NewAccount person)
    {
        var (address, secret) = (AccountEmail.Normal(person.Email)!, SignInCodes.NewSecret());
        if (await Accounts.FindByEmail(write, accounts.EmailIndex(address)) is { } known)
        {
            if (known.State is AccountState.Active) await Send(write, known.Id, address, known.Language, "letter.invited_before", new Uri(settings.PublicAddress, "/sign-in"));
            return InvitationLink.Path(SignInCodes.NewId(), secret);
        }
        var id = await changes.Add(write, person);
        var path = InvitationLink.Path(await codes.Add(write, id, secret, SignInCodes.InvitationLife), secret);
        await Send(write, id, address, person.Language, "letter.invitation", new Uri(settings.PublicAddress, path));
        return path;
    }

    private async Task<Guid> Send(Write write, Account account, string address, string letter)
    {
        var code = SignInCodes.NewCode();
        var id = await codes.Add(write, account.Id, code, SignInCodes.CodeLife);
        await Send(write, account.Id, address, account.Language, letter, $"{code[..4]} {code[4..]}");
        write.Note("accounts", "sent a code", account.Id, account.Organisation);
        return id;
    }

    private Task Send(Write write, Guid account, string address, string language, string letter, object about) =>
        outbox.Send(write, account, address, new(Texts.In(language)[letter + ".subject"], Texts.In(language)[letter + ".body", about]));

    private static async Task<Guid> Even(Task<Guid> work)
    {
        await Task.WhenAll(work, Task.Delay(Evenly));
        return await work;
    }
}
