using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Tells hosts, in one letter, what has waited since the last one.</summary>
public sealed class SendNotices(Journal journal, Notices notices, TimeProvider clock, ILogger<SendNotices> log) : Rounds(TimeSpan.FromSeconds(30), clock, log)
{
    private static readonly Act Work = new(Viewer.System, "mail");

    public override async Task Round()
    {
        foreach (var account in await notices.Due()) await journal.Write(Work, write => notices.TellWaiting(write, account));
    }
}
