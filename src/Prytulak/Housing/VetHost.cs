using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Housing;

/// <summary>
/// A vetter looks at a host and says yes or no. Two different people must say yes, and neither may have brought the host
/// in (T03); one no is enough to refuse. GET and POST /vetting/{host}.
/// </summary>
public static class VetHost
{
    private const int Needed = 2;

    public static async Task<IResult> Show(Visit visit, Guid host, HostFiles files) => visit.Page<VetHostPage, VetHostAnswer>(await files.Tell(visit, host));

    public static async Task<IResult> Submit(Visit visit, Guid host, Hosts hosts, HostFiles files, Vault vault, Journal journal, Notices notices)
    {
        var form = await visit.ReadForm();
        if (await hosts.Find(visit.Viewer, host) is null) throw Refusal.Absent;
        var (verdict, evidence) = (form.Choice<Verdict>("verdict", required: true), Evidence(form));
        if (verdict is Verdict.Yes && evidence.Checked.Count < VettingEvidence.Checks.Count) form.Fault("checks", "vetting.checks_missing");
        if (!form.IsGood) return visit.Page<VetHostPage, VetHostAnswer>(await files.Tell(visit, host));
        var box = (await vault.Seal(host, HousingFacts.Evidence, evidence.ToString()))!;
        await journal.Write(visit.Act("vetting"), write => Say(write, host, form.Version, verdict!.Value, box, notices));
        return visit.GoTo("/vetting");
    }

    private static VettingEvidence Evidence(Form form) =>
        new() { Checked = form.Choices("checks", VettingEvidence.Checks), Words = form.Text("evidence", 4000, required: true) ?? "" };

    private static async Task Say(Write write, Guid host, int round, Verdict verdict, Personal<string> evidence, Notices notices)
    {
        await Vettings.Hold(write, host, round, Vetting.Awaiting);
        await Vettings.Say(write, host, round, verdict, evidence);
        if (verdict is Verdict.No) await Vettings.Conclude(write, host, Vetting.Refused, round);
        else if (await Vettings.Count(write, host, round, Verdict.Yes) < Needed) return;
        else await Accept(write, host, round);
        await notices.Tell(write, host, "notice.vetting");
    }

    private static async Task Accept(Write write, Guid host, int round)
    {
        await Vettings.Conclude(write, host, Vetting.Vetted, round);
        await Offers.OpenAwaiting(write, host);
    }

    /// <summary>Somebody has looked into what was said of safety, and found that the host may go on. POST /vetting/{host}/looked.</summary>
    public static async Task<IResult> Looked(Visit visit, Guid host, Hosts hosts, HostFiles files, Journal journal)
    {
        var form = await visit.ReadForm();
        if (await hosts.Find(visit.Viewer, host) is null) throw Refusal.Absent;
        if (!form.Ticked("spoken")) form.Fault("spoken", "vetting.safety_not_sure");
        if (!form.IsGood) return visit.Page<VetHostPage, VetHostAnswer>(await files.Tell(visit, host));
        await journal.Write(visit.Act("vetting"), write => Vettings.Looked(write, host));
        return visit.GoTo($"/vetting/{host}");
    }

    /// <summary>Somebody has looked at who lives in a home, and it is as the host says. POST /vetting/{host}/residents.</summary>
    public static async Task<IResult> SawResidents(Visit visit, Guid host, Hosts hosts, HostFiles files, Journal journal)
    {
        var form = await visit.ReadForm();
        if (await hosts.Find(visit.Viewer, host) is null) throw Refusal.Absent;
        var residents = form.Choice<Residents>("residents", required: true);
        if (!form.Ticked("seen") || !Guid.TryParse(form.Text("home", 36, required: true), out var home)) throw new Refusal(Why.Invalid, "vetting.residents_not_sure");
        if (!form.IsGood) return visit.Page<VetHostPage, VetHostAnswer>(await files.Tell(visit, host));
        await journal.Write(visit.Act("vetting"), write => Vettings.SawResidents(write, host, home, residents!.Value));
        return visit.GoTo($"/vetting/{host}");
    }

    /// <summary>A coordinator lets a refused host be looked at again. POST /vetting/{host}/reopen.</summary>
    public static async Task<IResult> Reopen(Visit visit, Guid host, Hosts hosts, Journal journal)
    {
        await visit.ReadForm();
        if (await hosts.Find(visit.Viewer, host) is null) throw Refusal.Absent;
        await journal.Write(visit.Act("vetting"), write => Vettings.Reopen(write, host));
        return visit.GoTo($"/vetting/{host}");
    }
}

/// <summary>All that a vetter sees of a host.</summary>
public sealed class VetHostAnswer
{
    public required Guid Host { get; init; }
    public required int Round { get; init; }
    public required Vetting Vetting { get; init; }
    public required bool MaySay { get; init; }
    public required bool MayBar { get; init; }
    public required bool MayReopen { get; init; }

    /// <summary>Since when nothing of the host is offered, because somebody said that it was not safe.</summary>
    public DateTimeOffset? SafetySince { get; init; }
    public required bool MayClear { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? About { get; init; }
    public required IReadOnlyList<HomeFile> Homes { get; init; }

    /// <summary>Homes of the host that this reader may not see now.</summary>
    public HiddenHomes? Hidden { get; init; }

    /// <summary>Why a colleague proposes to bar the host.</summary>
    public VettingEvidence? BarReason { get; init; }

    /// <summary>What was said in rounds that are over.</summary>
    public required IReadOnlyList<Said> Said { get; init; }
}

/// <summary>A home as a vetter sees it, with its address.</summary>
public sealed class HomeFile
{
    public required Guid Id { get; init; }
    public required AccommodationState State { get; init; }
    public required HomeFacts Facts { get; init; }
    public string? Address { get; init; }
    public string? Description { get; init; }
    public required IReadOnlyList<Guid> Photos { get; init; }
}

/// <summary>A verdict of a round that is over; by whom, the journal knows.</summary>
public sealed class Said(int round, Verdict verdict, DateOnly on, VettingEvidence? evidence)
{
    public int Round => round;
    public Verdict Verdict => verdict;
    public DateOnly On => on;
    public VettingEvidence? Evidence => evidence;
}
