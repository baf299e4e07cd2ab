using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>Invites people to work for an organisation. Whether an address was known before is told to its owner alone.</summary>
public sealed class Invitations(Accounts accounts, AccountChanges changes, SignInCodes codes, Outbox outbox, Settings settings)
{
    /// <summary>False for a text to which no letter can go.</summary>
    public static bool IsAddress(string typed) => AccountEmail.Normal(typed) is not null;

    /// <summary>True when somebody here has this address. For operators alone: anybody else would learn of people by it.</summary>
    public async Task<bool> IsKnown(Write write, string email) => await Accounts.FindByEmail(write, accounts.EmailIndex(AccountEmail.Normal(email)!)) is not null;

    /// <summary>
    /// Adds the account, mails the invitation and answers its path, which works once within seven days. To an address that
    /// has an account already goes a letter that says so, and the answer is a path that leads nowhere.
    /// </summary>
    public async Task<string> Send(Write write, NewAccount person)
    {
        if (await IsTold(write, person)) return InvitationLink.Path(SignInCodes.NewId(), SignInCodes.NewSecret());
        return await Invite(write, await changes.Add(write, person), person);
    }

    /// <summary>The same for somebody with more to be written about them: answers the new account, or null where the address has one already.</summary>
    public async Task<Guid?> Bring(Write write, NewAccount person)
    {
        if (await IsTold(write, person)) return null;
        var id = await changes.Add(write, person);
        await Invite(write, id, person);
        return id;
    }

    private async Task<bool> IsTold(Write write, NewAccount person)
    {
        var address = AccountEmail.Normal(person.Email)!;
        if (await Accounts.FindByEmail(write, accounts.EmailIndex(address)) is not { } known) return false;
        if (known.State is AccountState.Active) await Send(write, known.Id, address, known.Language, "letter.invited_before", "/sign-in");
        return true;
    }

    private async Task<string> Invite(Write write, Guid id, NewAccount person)
    {
        var secret = SignInCodes.NewSecret();
        var path = InvitationLink.Path(await codes.Add(write, id, secret, SignInCodes.InvitationLife), secret);
        await Send(write, id, AccountEmail.Normal(person.Email)!, person.Language, "letter.invitation", path);
        return path;
    }

    private Task Send(Write write, Guid account, string address, string language, string letter, string path) => outbox.Send(write, account, address,
        new(Texts.In(language)[letter + ".subject"], Texts.In(language)[letter + ".body", new Uri(settings.PublicAddress, path)]));
}
