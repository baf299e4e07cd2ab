using Prytulak.Foundation;

namespace Prytulak.Housing;

/// <summary>A coordinator sees how the hosts of the organisation answer. GET /freshness.</summary>
public static class AnswerRates
{
    /// <summary>Smaller counts would tell of single hosts.</summary>
    public const int Least = 5;

    public static async Task<IResult> Show(Visit visit, HostQuestions questions)
    {
        if (visit.Viewer.Organisation is not { } organisation) throw Refusal.Absent;
        var counts = await questions.CountsOf(organisation);
        return visit.Page<AnswerRatesPage, AnswerRatesAnswer>(new(
            Told(counts.Asked), Told(counts.Answered), Told(counts.Free), Told(counts.FullNow), Told(counts.Paused), Told(counts.Hidden)));
    }

    private static int? Told(int count) => count < Least ? null : count;
}

/// <summary>How many homes hosts were asked about in thirty days, and what came of it; null for fewer than five.</summary>
public sealed record AnswerRatesAnswer(int? Asked, int? Answered, int? Free, int? Full, int? Paused, int? Hidden);
