using Prytulak.Foundation;

namespace Prytulak.Oversight;

/// <summary>The newest letters and how far they have come. Where no mail server is set up, an operator reads a letter here and passes it on by hand; that is in the journal.</summary>
public static class ReadMail
{
    private const int Most = 100;

    public static async Task<IResult> List(Visit visit, Outbox outbox, Settings settings)
    {
        var letters = (await outbox.Newest(Most)).Select(l => new MailLine(l.Id, l.MadeAt, StateOf(l, settings), l.Attempts, l.DueAt));
        return visit.Page<MailPage, MailAnswer>(new([.. letters], IsByHand(settings)));
    }

    public static async Task<IResult> Show(Visit visit, Guid id, Outbox outbox, Settings settings, Reveals reveals)
    {
        if (!IsByHand(settings) || await outbox.Find(id) is not { } letter) throw Refusal.Absent;
        var open = await reveals.Several(new Act(visit.Viewer, "mail by hand"), "outbox", letter.Subject, Outbox.Address.Name, Outbox.Letter.Name);
        if (await open.Open(letter.Letter, Outbox.Letter) is not { } text) throw Refusal.Absent;
        return visit.Page<LetterPage, LetterAnswer>(new() { Address = await open.Open(letter.Address, Outbox.Address), Subject = text.Subject, Body = text.Body, MadeAt = letter.MadeAt });
    }

    private static bool IsByHand(Settings settings) => settings.SmtpHost is "";

    private static MailState StateOf(OutgoingLetter letter, Settings settings) => letter switch
    {
        { SentAt: not null } => IsByHand(settings) ? MailState.InFolder : MailState.Sent,
        { Attempts: > 0 } => MailState.Failing,
        _ => MailState.Waiting,
    };
}

/// <summary>How far a letter has come.</summary>
public enum MailState { Waiting, Sent, InFolder, Failing }

/// <summary>A letter in the list, still closed.</summary>
public sealed record MailLine(Guid Id, DateTimeOffset MadeAt, MailState State, int Attempts, DateTimeOffset DueAt);

/// <summary>The newest letters, and whether they are passed on by hand.</summary>
public sealed record MailAnswer(IReadOnlyList<MailLine> Letters, bool IsByHand);

/// <summary>One letter, opened.</summary>
public sealed class LetterAnswer
{
    public string? Address { get; init; }
    public string Subject { get; init; } = "";
    public string Body { get; init; } = "";
    public DateTimeOffset MadeAt { get; init; }
}
