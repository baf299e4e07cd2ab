using System.Globalization;

namespace Prytulak.Bench.Places;

/// <summary>How often the place that was meant is among the first found, and what that costs in processor time.</summary>
/// <param name="First">Queries that found it first.</param>
/// <param name="Five">Queries that found it among the first five.</param>
/// <param name="OrNamesake">Queries that found it, or another place of the very same name, among the first five.</param>
sealed record Tally(int Queries, int First, int Five, int OrNamesake, TimeSpan Processor)
{
    public const string Head = """
        | what | queries | recall@1 | recall@5 | or a namesake | ms each | times |
        |---|--:|--:|--:|--:|--:|--:|
        """;

    private double Milliseconds => Processor.TotalMilliseconds / Queries;

    /// <summary>Asks all the queries so many times over, and counts the processor time of one.</summary>
    public static Tally Of(IReadOnlyList<NameQuery> queries, AllNames names, Func<TimeSpan> clock, Func<NameQuery, IReadOnlyList<int>> search, int times = 1)
    {
        var begun = clock();
        for (var time = 1; time < times; time++)
            foreach (var query in queries) search(query);
        var found = queries.Select(search).ToList();
        var took = (clock() - begun) / times;
        return new(queries.Count,
            queries.Zip(found).Count(pair => pair.Second.FirstOrDefault() == pair.First.Place),
            queries.Zip(found).Count(pair => pair.Second.Contains(pair.First.Place)),
            queries.Zip(found).Count(pair => pair.Second.Any(place => place == pair.First.Place || names.Bears(place, pair.First.Name))), took);
    }

    /// <summary>A row of the table; how many times as much processor time as another.</summary>
    public string Line(string what, Tally beside) => string.Create(CultureInfo.InvariantCulture,
        $"| {what} | {Queries} | {Percent(First)} | {Percent(Five)} | {Percent(OrNamesake)} | {Milliseconds:F3} | {Milliseconds / beside.Milliseconds:F1} |");

    private string Percent(int count) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / Queries:F2} %");
}
