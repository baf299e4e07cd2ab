using Prytulak.Foundation;

namespace Prytulak.Housing;

/// <summary>Asks hosts whether what they offer is still free, and hides what nobody answers for.</summary>
public sealed class AskWhetherFree(Journal journal, HostQuestions questions, TimeProvider clock, ILogger<AskWhetherFree> log) : Rounds(TimeSpan.FromMinutes(5), clock, log)
{
    private static readonly Act Work = new(Viewer.System, "freshness");

    /// <summary>Looks through all hosts once; those who are too many for one round come in the next.</summary>
    public override async Task Round()
    {
        foreach (var host in await questions.Due()) await Try(write => questions.Ask(write, host));
        foreach (var host in await questions.Silent()) await Try(write => questions.Hide(write, host));
        await journal.Write(Work, HostQuestions.Sweep);
    }

    private async Task Try(Func<Write, Task> work)
    {
        try
        {
            await journal.Write(Work, work);
        }
        catch (Refusal)
        {
            // Another server has written to this host meanwhile.
        }
    }
}
