using System.Net;
using Prytulak.Engines.Phrases;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Whether somebody was led here by a link that does not open anything (any more).</summary>
public sealed record ReturnAnswer(bool LinkIsDead);

/// <summary>Asks whether to open a link in the place of whoever is signed in.</summary>
public sealed record OpenLinkAnswer(string Action);

/// <summary>A household comes back: by its private link, or, on another phone, by its eight words.</summary>
public sealed class ComeBack(HouseholdLinks links, Journal journal, WrongTries wrong, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(10);

    public static IResult Ask(Visit visit) => visit.Page<ReturnPage, ReturnAnswer>(new(LinkIsDead: false));

    /// <summary>
    /// Opens the page of the household in this browser. A messenger that looks ahead at the link changes nothing by it; and
    /// whoever is signed in as somebody else is asked first, so that no strange link takes their place.
    /// </summary>
    public async Task<IResult> Follow(Visit visit, string token)
    {
        if (await Find(token) is not { } link) return Dead(visit);
        if (visit.Viewer.Roles != Roles.Stranger && visit.Viewer.Id != link.Household) return visit.Page<OpenLinkPage, OpenLinkAnswer>(new("/k/" + token));
        return await Open(visit, link);
    }

    /// <summary>Opens it in the place of whoever was signed in.</summary>
    public async Task<IResult> Confirm(Visit visit, string token)
    {
        await visit.ReadForm();
        return await Find(token) is { } link ? await Open(visit, link) : Dead(visit);
    }

    private async Task<HouseholdLink?> Find(string token) =>
        await links.FindByToken(token) is { } link && link.ExpiresAt > clock.GetUtcNow() ? link : null;

    private async Task<IResult> Open(Visit visit, HouseholdLink link)
    {
        if (link.ExpiresAt - clock.GetUtcNow() < HouseholdLinks.Lifetime - Fresh)
            await journal.Write(new Act(Household(link), "return"), write => HouseholdLinks.Renew(write, link.Household));
        await HouseholdSession.SignIn(visit.Http, link.Household, link.Generation);
        return visit.GoTo(Door.OwnHome);
    }

    private static Viewer Household(HouseholdLink link) => new(link.Household, Roles.Household);

    private static IResult Dead(Visit visit) => visit.Page<ReturnPage, ReturnAnswer>(new(LinkIsDead: true), 410);

    /// <summary>Takes the words, or a pasted link. The right words make new ones: whoever has the old phone is out at once (T47).</summary>
    public async Task<IResult> Submit(Visit visit)
    {
        var form = await visit.ReadForm();
        var source = visit.Http.Connection.RemoteIpAddress ?? IPAddress.None;
        wrong.Check(source);
        if (form.Text("words", 600, required: true) is not { } typed) return Ask(visit);
        if (typed.LastIndexOf("/k/", StringComparison.Ordinal) is var at and >= 0) return visit.GoTo("/k/" + Uri.EscapeDataString(typed[(at + 3)..].Trim()));
        if (await Find(form, typed) is not { } link)
        {
            wrong.Count(source);
            return Ask(visit);
        }
        var generation = await journal.Write(visit.Act("return") with { By = Household(link) }, write => links.Rotate(write, link.Household));
        await HouseholdSession.SignIn(visit.Http, link.Household, generation);
        return visit.GoTo(Door.OwnHome + "/link?new=true");
    }

    private async Task<HouseholdLink?> Find(Form form, string typed)
    {
        var phrase = new byte[RecoveryPhrase.ByteCount];
        if (!RecoveryPhrase.TryRead(typed, phrase, out var faulty))
        {
            if (faulty is null) form.Fault("words", "return.not_eight");
            else form.Fault("words", "return.word_unknown", faulty);
            return null;
        }
        if (await links.FindByPhrase(phrase) is { } link && link.ExpiresAt > clock.GetUtcNow()) return link;
        form.Fault("words", "return.nobody");
        return null;
    }
}
