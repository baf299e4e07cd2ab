using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing;

/// <summary>
/// Two people bar a host: one proposes it, another agrees or dismisses it. A barred host's homes vanish from everything
/// in the same write, and other modules end what is pending. POST /vetting/{host}/bar.
/// </summary>
public static class BarHost
{
    private const int Needed = 2;

    public static async Task<IResult> Submit(Visit visit, Guid host, Hosts hosts, HostFiles files, Vault vault, Journal journal, IEnumerable<HostBarred> barred)
    {
        var form = await visit.ReadForm();
        if (await hosts.Find(visit.Viewer, host) is null) throw Refusal.Absent;
        var (verdict, reason) = (form.Choice<Verdict>("decision", required: true), form.Text("reason", 4000, required: true));
        if (!form.IsGood) return visit.Page<VetHostPage, VetHostAnswer>(await files.Tell(visit, host));
        var box = (await vault.Seal(host, HousingFacts.Evidence, new VettingEvidence { Checked = [], Words = reason! }.ToString()))!;
        await journal.Write(visit.Act("vetting"), write => Say(write, host, form.Version, verdict!.Value, box, barred));
        return visit.GoTo($"/vetting/{host}");
    }

    private static async Task Say(Write write, Guid host, int round, Verdict verdict, Personal<string> reason, IEnumerable<HostBarred> barred)
    {
        await Vettings.Hold(write, host, round, Vetting.None, Vetting.Awaiting, Vetting.Vetted, Vetting.Refused);
        await Vettings.Say(write, host, round + 1, verdict, reason);
        var proposers = await Vettings.Count(write, host, round + 1, Verdict.No);
        if (verdict is Verdict.Yes) await Dismiss(write, host, round, proposers);
        else if (proposers >= Needed) await Bar(write, host, round, barred);
    }

    // The next round is a new one for both: a word against barring is no word for vetting.
    private static Task Dismiss(Write write, Guid host, int round, int proposers) =>
        proposers > 0 ? Vettings.Dismiss(write, host, round + 2) : throw Refusal.Stale;

    private static async Task Bar(Write write, Guid host, int round, IEnumerable<HostBarred> barred)
    {
        await Vettings.Conclude(write, host, Vetting.Barred, round + 1);
        await Offers.BarAll(write, host);
        foreach (var tell in barred) await tell(write, host);
    }
}
