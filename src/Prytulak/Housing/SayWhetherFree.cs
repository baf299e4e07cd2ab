using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing;

/// <summary>
/// A host says by one tap, from the link of a letter and without signing in, whether homes are still free. Opening the
/// link changes nothing, for mail programs open links too. GET /still/{token}, POST /still/{token}/{answer}.
/// </summary>
public static class SayWhetherFree
{
    public static async Task<IResult> Show(Visit visit, string token, HostQuestions questions, PublicPlaces places) =>
        await questions.Find(token) is var homes and not [] ? Page(visit, token, homes, places, 200) : Page(visit, token, [], places, 410);

    public static async Task<IResult> Submit(Visit visit, string token, string answer, HostQuestions questions, PublicPlaces places, Journal journal)
    {
        var (form, homes) = (await visit.ReadForm(), await questions.Find(token));
        if (!Enum.TryParse<HostAnswer>(answer, ignoreCase: true, out var said) || !Enum.IsDefined(said)) throw Refusal.Absent;
        var meant = form.Has("home") ? homes.Where(home => home.Home.ToString() == form.Raw("home")).ToList() : [.. homes.Where(home => home.Answer is null || homes.All(h => h.Answer is not null))];
        if (meant.Any(home => home.Answer is null)) await Say(visit, meant, said, journal);
        // The same tap twice is the same answer; another one is not taken from a link that was used.
        else if (meant.Count == 0 || meant.Any(home => home.Answer != said)) return Page(visit, token, homes, places, 410);
        return visit.GoTo("/still/" + token);
    }

    private static Task Say(Visit visit, IReadOnlyList<AskedHome> homes, HostAnswer said, Journal journal) =>
        journal.Write(visit.Act("freshness") with { By = new Viewer(homes[0].Host, Roles.Host) },
            write => HostQuestions.Say(write, homes[0].Question, [.. homes.Select(home => home.Home)], said));

    private static IResult Page(Visit visit, string token, IReadOnlyList<AskedHome> homes, PublicPlaces places, int status) => visit.Page<SayWhetherFreePage, WhetherFreeAnswer>(
        new("/still/" + token, [.. homes.Select(home => new HomeInQuestion(home.Home, home.Kind, places.Town(home.Cell, home.Country, visit.Text), home.Answer))]), status);
}

/// <summary>The homes that a link asks about; none when it opens nothing any more.</summary>
public sealed record WhetherFreeAnswer(string Path, IReadOnlyList<HomeInQuestion> Homes);

/// <summary>One of them, and what was said of it; null for nothing yet.</summary>
public sealed record HomeInQuestion(Guid Id, AccommodationKind Kind, string Town, HostAnswer? Answer);
