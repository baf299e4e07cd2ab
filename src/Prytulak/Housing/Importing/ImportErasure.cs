using Prytulak.Foundation;

namespace Prytulak.Housing.Importing;

/// <summary>Erases uploads that nobody finished, and the rows in error of those that were, a day after they came.</summary>
public sealed class ImportErasure(Journal journal, Database database, TimeProvider clock, ILogger<ImportErasure> log) : Rounds(TimeSpan.FromMinutes(10), clock, log)
{
    private static readonly Act Work = new(Viewer.System, "erasing uploads");

    public override async Task Round()
    {
        if (await journal.Write(Work, Imports.Erase) > 0) await database.Scrub();
    }
}
