using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Host = Prytulak.Housing.Contracts.Host;

namespace Prytulak.Housing;

/// <summary>Puts together what a vetter must see of a host and their homes; every fact that it opens is journalled, and each home in it is one of those that a reader is shown in an hour.</summary>
public sealed class HostFiles(Hosts hosts, Accounts accounts, Offers offers, Units units, HomePhotos photos, Vettings vettings, HomeReads reads, Reveals reveals, PublicPlaces places)
{
    private static readonly string[] PersonFacts = [AccountFacts.Name.Name, AccountFacts.Email.Name, AccountFacts.Phone.Name, HousingFacts.About.Name, HousingFacts.Evidence.Name];

    public async Task<VetHostAnswer> Tell(Visit visit, Guid id)
    {
        var host = await hosts.Find(visit.Viewer, id) ?? throw Refusal.Absent;
        var person = await accounts.Find(visit.Viewer, id) ?? throw Refusal.Absent;
        var homes = (await offers.Of(id)).Where(home => home.State is not (AccommodationState.Draft or AccommodationState.Withdrawn)).ToList();
        var shown = await Count(visit, id, homes);
        var open = await reveals.Several(visit.Act("vetting"), "hosts", id, PersonFacts);
        var said = await vettings.Of(id);
        return new()
        {
            Host = id, Round = host.Round, Vetting = host.Vetting, MaySay = MaySay(visit.Viewer, host, said), MayBar = MayBar(visit.Viewer, host, said),
            MayReopen = host.Vetting is Vetting.Refused && visit.Viewer.Has(Roles.Coordinator) && id != visit.Viewer.Id,
            SafetySince = host.Vetting is Vetting.Barred ? null : host.SafetySince, MayClear = IsApart(visit.Viewer, host),
            Name = await open.Open(person.Name, AccountFacts.Name), Email = await open.Open(person.Email, AccountFacts.Email), Phone = await open.Open(person.Phone, AccountFacts.Phone),
            About = await open.Open(host.About, HousingFacts.About), Homes = await Homes(visit, homes.Where(home => shown.Homes.Contains(home.Id))), Hidden = shown.Hidden,
            BarReason = said.FirstOrDefault(s => s.Round > host.Round) is { } proposal ? await Read(proposal, open) : null,
            Said = await Over(host, said, open),
        };
    }

    private static bool MaySay(Viewer viewer, Host host, IReadOnlyList<VettingRow> said) =>
        viewer.Has(Roles.Vetter) && host.Vetting is Vetting.Awaiting && IsApart(viewer, host) && !said.Any(s => s.Round == host.Round && s.Vetter == viewer.Id);

    private static bool MayBar(Viewer viewer, Host host, IReadOnlyList<VettingRow> said) =>
        host.Vetting is not Vetting.Barred && IsApart(viewer, host) && !said.Any(s => s.Round > host.Round && s.Vetter == viewer.Id);

    private static bool IsApart(Viewer viewer, Host host) => host.Account != viewer.Id && host.IntroducedBy != viewer.Id;

    // Whoever speaks second must look for themselves: a round is shown when it is over.
    private static async Task<IReadOnlyList<Said>> Over(Host host, IReadOnlyList<VettingRow> said, Revealed open)
    {
        var over = said.Where(s => s.Round < host.Round || s.Round == host.Round && host.Vetting is not Vetting.Awaiting);
        var told = new List<Said>();
        foreach (var one in over) told.Add(new(one.Round, one.Verdict, DateOnly.FromDateTime(one.At.UtcDateTime), await Read(one, open)));
        return told;
    }

    private static async Task<VettingEvidence?> Read(VettingRow row, Revealed open) =>
        await open.Open(row.Evidence, HousingFacts.Evidence) is { } text ? VettingEvidence.Read(text) : null;

    // A file without a home is a record by itself; where no home of it may be shown, the file may not.
    private async Task<ShownHomes> Count(Visit visit, Guid host, List<Accommodation> homes)
    {
        var shown = await reads.Open(visit.Act("vetting"), homes is [] ? [host] : homes.Select(home => home.Id));
        return shown.Homes.Count > 0 ? shown : throw shown.Hidden!.AsRefusal();
    }

    private async Task<IReadOnlyList<HomeFile>> Homes(Visit visit, IEnumerable<Accommodation> homes)
    {
        var files = new List<HomeFile>();
        foreach (var home in homes)
        {
            var open = await reveals.Several(visit.Act("vetting"), "accommodations", home.Id, HousingFacts.Address.Name, HousingFacts.Description.Name);
            files.Add(new()
            {
                Id = home.Id, State = home.State, Facts = HomeFacts.Of(home, await units.Of(home.Id), places, visit.Text), Photos = await photos.Of(home.Id),
                Address = await open.Open(home.Address, HousingFacts.Address), Description = await open.Open(home.Description, HousingFacts.Description),
            });
        }
        return files;
    }
}
