using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>Tells a household that left an e-mail address that there is news. The letter says nothing of what it is, and carries no key to their page.</summary>
public sealed class HouseholdNotices(Outbox outbox, Reveals reveals, Settings settings)
{
    /// <summary>Puts the notice into the outbox, within the write; without an address nothing happens.</summary>
    /// <param name="textKey">A neutral sentence, told in the household's language, as "notice.news".</param>
    public async Task Tell(Write write, Guid household, string textKey)
    {
        if (await Households.InWrite(write, household) is not { } row) return;
        if (await reveals.Within(write, "households", household, row.Contact, HouseholdFacts.Contact) is not { Email: { } address }) return;
        var text = Texts.In(row.Language);
        await outbox.Send(write, household, address, new(text["notice.subject"], text[textKey] + "\n\n" + text["notice.how", new Uri(settings.PublicAddress, "/return")] + "\n"));
    }
}
