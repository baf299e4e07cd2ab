using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>
/// Sends the letters that prove an address. Whoever asks cannot tell whether the address is known (T17): the answer is
/// the same, and comes no sooner than the work takes in either case.
/// </summary>
public sealed class SignInLetters(Journal journal, Accounts accounts, AccountChanges changes, SignInCodes codes, Outbox outbox)
{
    private static readonly TimeSpan Evenly = TimeSpan.FromMilliseconds(250);

    /// <summary>Sends a code if the address belongs to an account in use. Answers the id by which the code is tried; for an unknown address, an id of nothing.</summary>
    public Task<Guid> SendCode(Act act, string address) => Even(journal.Write(act, async write =>
        await Accounts.FindByEmail(write, accounts.EmailIndex(address)) is { State: AccountState.Active } account
            ? await Send(write, account, address, "letter.code")
            : SignInCodes.NewId()));

    /// <summary>Adds a host and sends a code; where the address has an account already, sends that person a code and says so.</summary>
    /// <param name="added">What else is written with a new account.</param>
    public async Task<Guid> SignUp(Act act, NewAccount person, Func<Write, Guid, Task> added)
    {
        Task<Guid> Once() => Even(journal.Write(act, write => AddOrTell(write, person, added)));
        try
        {
            return await Once();
        }
        catch (ConstraintViolation taken) when (taken.Concerns("accounts"))
        {
            // Somebody else signed up with this address in the same moment: now it is known.
            return await Once();
        }
    }

    private async Task<Guid> AddOrTell(Write write, NewAccount person, Func<Write, Guid, Task> added)
    {
        var address = AccountEmail.Normal(person.Email)!;
        var known = await Accounts.FindByEmail(write, accounts.EmailIndex(address));
        if (known is { State: not AccountState.Active }) return SignInCodes.NewId();
        if (known is not null) return await Send(write, known, address, "letter.known");
        var id = await changes.Add(write, person);
        await added(write, id);
        return await Send(write, (await Accounts.Find(write, id))!, address, "letter.welcome");
    }

    private async Task<Guid> Send(Write write, Account account, string address, string letter)
    {
        var code = SignInCodes.NewCode();
        var id = await codes.Add(write, account.Id, code, SignInCodes.CodeLife);
        var text = Texts.In(account.Language);
        await outbox.Send(write, account.Id, address, new(text[letter + ".subject"], text[letter + ".body", $"{code[..4]} {code[4..]}"]));
        write.Note("accounts", "sent a code", account.Id, account.Organisation);
        return id;
    }

    private static async Task<Guid> Even(Task<Guid> work)
    {
        await Task.WhenAll(work, Task.Delay(Evenly));
        return await work;
    }
}
