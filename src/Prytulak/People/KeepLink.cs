using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>The private link and the recovery phrase, to be kept.</summary>
public sealed record LinkAnswer(string Link, IReadOnlyList<string> Words, string Language, string Home, bool IsOwn, bool IsNew);

/// <summary>Shows the private link, its QR code and the recovery phrase, and replaces them when a phone was lost.</summary>
public sealed class KeepLink(Households households, HouseholdLinks links, Journal journal, Settings settings)
{
    public async Task<IResult> Show(Visit visit, Door door, bool @new = false)
    {
        var household = await door.Open(households, visit);
        await journal.Write(visit.Act(door.Purpose), async write =>
        {
            await links.Renew(write, household.Id);
            write.Note("households", "link shown", household.Id, household.Organisation);
        });
        var link = new Uri(settings.PublicAddress, "/k/" + links.Token(household.Id, household.LinkGeneration)).ToString();
        return visit.Page<LinkPage, LinkAnswer>(new(link, links.Phrase(household.Id, household.LinkGeneration, household.Language).Split(' '), household.Language, door.Home, door.IsOwn, @new));
    }

    /// <summary>A new link and phrase. The old ones, and whoever came in by them, are out at once; this browser stays.</summary>
    public async Task<IResult> Replace(Visit visit, Door door)
    {
        await visit.ReadForm();
        var household = await door.Open(households, visit);
        var generation = await journal.Write(visit.Act(door.Purpose), write => links.Rotate(write, household.Id));
        if (door.IsOwn) await HouseholdSession.SignIn(visit.Http, household.Id, generation);
        return visit.GoTo(door.Home + "/link?new=true");
    }
}
