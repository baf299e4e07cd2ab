using Prytulak.Foundation;

namespace Prytulak.Oversight;

/// <summary>The journal as auditors (of their organisation) and operators (all of it) read it: the newest lines, by what happened and by whom or about whom.</summary>
public static class ReadJournal
{
    public const int Most = 100;
    private const int MostExported = 10_000;

    public static async Task<IResult> Show(Visit visit, JournalLines journal, string? kind, string? id, long? before)
    {
        var lines = await Lines(visit, journal, kind, id, Most, before);
        return visit.Page<JournalPage, JournalAnswer>(new([.. lines.Select(JournalEntry.Of)], kind, id));
    }

    public static async Task<IResult> Export(Visit visit, JournalLines journal, string? kind, string? id) => Csv.Answer(
        ["seq", "at", "actor", "role", "purpose", "kind", "about", "subject", "organisation"],
        (await Lines(visit, journal, kind, id, MostExported)).Select(l => (object?[])[l.Seq, l.At, l.Actor, l.Role, l.Purpose, l.Kind, l.About, l.Subject, l.Organisation]));

    private static async Task<IEnumerable<JournalLine>> Lines(Visit visit, JournalLines journal, string? kind, string? id, int most, long? before = null)
    {
        var isAny = string.IsNullOrWhiteSpace(id);
        if (!Guid.TryParse(id, out var person) && !isAny) return [];
        return await journal.Newest(visit.Viewer, most, kind?.Trim() ?? "", isAny ? null : person, before ?? long.MaxValue);
    }
}

/// <summary>A line of the journal as it is shown.</summary>
public sealed record JournalEntry(long Seq, DateTimeOffset At, Guid Actor, string Role, string Purpose, string Kind, string About, Guid Subject)
{
    public static JournalEntry Of(JournalLine line) => new(line.Seq, line.At, line.Actor, line.Role, line.Purpose, line.Kind, line.About, line.Subject);
}

/// <summary>The lines found, and what was asked for.</summary>
public sealed record JournalAnswer(IReadOnlyList<JournalEntry> Lines, string? Kind, string? Id)
{
    public string ExportPath => "/journal.csv?" + Query;

    /// <summary>Where the lines before these are; null where there are none.</summary>
    public string? OlderPath => Lines is [.., { Seq: > 1 and var last }] && Lines.Count == ReadJournal.Most ? $"/journal?{Query}&before={last}" : null;

    private string Query => $"kind={Uri.EscapeDataString(Kind ?? "")}&id={Uri.EscapeDataString(Id ?? "")}";
}
