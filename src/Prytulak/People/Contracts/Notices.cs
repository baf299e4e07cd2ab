using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>Tells a host or a colleague that there is something to see. The letter says nothing of what it is, and links to the first page of their own.</summary>
public sealed class Notices(Outbox outbox, Reveals reveals, Settings settings)
{
    /// <summary>Puts the notice into the outbox, within the write, in the account's language; an account that is not in use gets none.</summary>
    /// <param name="textKey">The texts "{key}.subject" and "{key}.body", as "notice.news".</param>
    /// <param name="path">Where it leads; a private link is told to the reader of the letter alone.</param>
    /// <returns>False when there is nobody to be written to.</returns>
    public async Task<bool> Tell(Write write, Guid account, string textKey, string path = "/sign-in")
    {
        if (await Accounts.Find(write, account) is not { State: AccountState.Active } row) return false;
        if (await reveals.Within(write, "accounts", account, row.Email, AccountFacts.Email) is not { } address) return false;
        var text = Texts.In(row.Language);
        await outbox.Send(write, account, address, new(text[textKey + ".subject"], text[textKey + ".body", new Uri(settings.PublicAddress, path)]));
        return true;
    }
}
