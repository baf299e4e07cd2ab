using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing.Importing;

/// <summary>
/// The fate of each row before anything is written, likely doubles side by side, and the import itself. GET /imports/{id}; POST
/// /imports/{id}, choices, discard; GET rejects.
/// </summary>
public static class LookThrough
{
    private const string EveryDouble = "skip_all";

    public static async Task<IResult> Show(Visit visit, Guid id, ImportDesk desk, ImportedRows rows, Imports imports, string? show = null, int page = 1)
    {
        if (await desk.Open(visit.Act("import"), id) is not { } import) return await Done(visit, id, imports);
        if (import.Plan.Mapping is null) return visit.GoTo($"/imports/{id}/columns");
        if (await desk.Review(visit.Act("import"), import, visit.Text) is not { } reviewed) return await Done(visit, id, imports);
        return visit.Page<LookThroughPage, LookThroughAnswer>(await rows.Tell(visit, reviewed, show, page));
    }

    private static async Task<IResult> Done(Visit visit, Guid id, Imports imports)
    {
        var import = (await imports.Find(visit.Viewer, id))!;
        return visit.Page<ImportDonePage, ImportDoneAnswer>(new(id, new(import.Added, import.Changed, import.Skipped, import.Faulty), import.MadeAt + Imports.Life));
    }

    public static async Task<IResult> Choose(Visit visit, Guid id, ImportDesk desk, ImportedRows rows)
    {
        var (form, import) = (await visit.ReadForm(), await Reviewed(visit, id, desk));
        if (import is null) return visit.GoTo($"/imports/{id}");
        var said = form.Ticked(EveryDouble) ? EverySkipped(import.Plan) : Said(form, import.Plan);
        await desk.Choose(visit.Act("import"), import, said);
        return visit.GoTo($"/imports/{id}");
    }

    private static async Task<OpenImport?> Reviewed(Visit visit, Guid id, ImportDesk desk) => await desk.Open(visit.Act("import"), id) is { Plan.Mapping: not null } import
        ? await desk.Review(visit.Act("import"), import, visit.Text)
        : null;

    private static Dictionary<int, Chosen> EverySkipped(ImportPlan plan) =>
        plan.Fates.Where(row => row.Fate is Fate.Double && !plan.Choices.ContainsKey(row.Number)).ToDictionary(row => row.Number, _ => new Chosen(DoubleChoice.Skip));

    // A home can be meant only if the row is like it.
    private static Dictionary<int, Chosen> Said(Form form, ImportPlan plan)
    {
        var said = new Dictionary<int, Chosen>();
        foreach (var row in plan.Fates.Where(row => row.Fate is Fate.Double))
        {
            var typed = form.Raw(ImportedRow.NameOf(row.Number));
            if (Enum.TryParse<DoubleChoice>(typed, out var what) && what is not DoubleChoice.Same && typed == what.ToString()) said[row.Number] = new(what);
            else if (row.Likes.FirstOrDefault(like => like.Home is { } home && ImportedRow.Same(home) == typed) is { } like) said[row.Number] = new(DoubleChoice.Same, like.Home);
        }
        return said;
    }

    public static async Task<IResult> Confirm(Visit visit, Guid id, ImportDesk desk, ImportedRows rows, ImportConfirmation confirmation)
    {
        var (form, import) = (await visit.ReadForm(), await Reviewed(visit, id, desk));
        if (import is null) return visit.GoTo($"/imports/{id}");
        if (form.Version != import.Version) form.Fault("doubles", "import.look_again");
        else if (await form.Try(() => confirmation.Run(visit.Act("import"), import, visit.Text))) return visit.GoTo($"/imports/{id}");
        // Whoever confirmed it in the same moment was faster, or somebody signed up with one of the addresses.
        if (await desk.Open(visit.Act("import"), id) is not { } still || await desk.Review(visit.Act("import"), still, visit.Text, anew: import.Plan.Undecided == 0) is not { } reviewed)
            return visit.GoTo($"/imports/{id}");
        return visit.Page<LookThroughPage, LookThroughAnswer>(await rows.Tell(visit, reviewed, nameof(Fate.Double), 1));
    }

    public static async Task<IResult> Discard(Visit visit, Guid id, Imports imports, Journal journal)
    {
        await visit.ReadForm();
        if (await imports.Find(visit.Viewer, id) is null) throw Refusal.Absent;
        await journal.Write(visit.Act("import"), write => Imports.Discard(write, id));
        return visit.GoTo("/imports");
    }

    public static async Task<IResult> DownloadRejects(Visit visit, Guid id, ImportDesk desk, Imports imports, Reveals reveals)
    {
        var import = await imports.Find(visit.Viewer, id) ?? throw Refusal.Absent;
        if (import.DoneAt is null) return Csv.Answer(Rejects.Of(await Reviewed(visit, id, desk) ?? throw Refusal.Absent, visit.Text));
        var left = await reveals.Open(visit.Act("import"), "imports", id, import.Content, ImportFacts.Content) ?? throw Refusal.Absent;
        return Csv.Answer(System.Text.Encoding.UTF8.GetString(left));
    }
}
