using System.Net;
using Prytulak.Engines.Phrases;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Whether somebody was led here by a link that does not open anything (any more).</summary>
public sealed record ReturnAnswer(bool LinkIsDead);

/// <summary>A household comes back: by its private link, or, on another phone, by its eight words.</summary>
public sealed class ComeBack(HouseholdLinks links, Journal journal, WrongTries wrong, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(10);

    public static IResult Ask(Visit visit) => visit.Page<ReturnPage, ReturnAnswer>(new(LinkIsDead: false));

    /// <summary>Opens the page of the household in this browser. A messenger that looks ahead at the link changes nothing by it.</summary>
    public async Task<IResult> Follow(Visit visit, string token)
    {
        if (await links.FindByToken(token) is not { } link || link.ExpiresAt <= clock.GetUtcNow()) return Dead(visit);
        if (link.ExpiresAt - clock.GetUtcNow() < HouseholdLinks.Lifetime - Fresh)
            await journal.Write(new Act(Viewer.System, "link"), write => HouseholdLinks.Renew(write, link.Household));
        await HouseholdSession.SignIn(visit.Http, link.Household, link.Generation);
        return visit.GoTo("/my");
    }

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
        var generation = await journal.Write(new Act(Viewer.System, "return", visit.Act("").Key, visit.Act("").Fingerprint), write => links.Rotate(write, link.Household));
        await HouseholdSession.SignIn(visit.Http, link.Household, generation);
        return visit.GoTo("/my/link?new=true");
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
