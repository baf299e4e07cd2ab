using System.Diagnostics;
using System.Globalization;

namespace Prytulak.Bench.Search;

/// <summary>Something that answers the questions, and what each round of them cost.</summary>
/// <param name="Passes">How often a round asks all questions, so that it takes long enough to be measured.</param>
/// <param name="Processor">Processor time spent for the answers up to now.</param>
sealed record Contender(string Name, int Passes, Func<TimeSpan> Processor, Func<Question, Answer> Answer)
{
    public const string Head = """
        | what | ms of processor time a query | least to most | times ours | p50 ms | p99 ms |
        |---|--:|--:|--:|--:|--:|
        """;

    private readonly List<double> rounds = [], times = [];

    /// <summary>Milliseconds of processor time a query, the median of all rounds.</summary>
    public double Each => At(rounds, 50);

    public void Ask(IReadOnlyList<Question> questions, bool isMeasured = true)
    {
        var (before, own) = (Processor(), new List<double>(questions.Count * Passes));
        for (var pass = 0; pass < Passes; pass++)
            foreach (var question in questions)
            {
                var start = Stopwatch.GetTimestamp();
                Answer(question);
                own.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        if (!isMeasured) return;
        rounds.Add((Processor() - before).TotalMilliseconds / own.Count);
        times.AddRange(own);
    }

    public string Line(Contender ours) => string.Create(CultureInfo.InvariantCulture,
        $"| {Name} | {Each:F4} | {rounds.Min():F4}–{rounds.Max():F4} | {Each / ours.Each:F0} | {At(times, 50):F4} | {At(times, 99):F4} |");

    public static double At(IReadOnlyCollection<double> numbers, double percent) => numbers.Order().ElementAt((int)((numbers.Count - 1) * percent / 100));
}
