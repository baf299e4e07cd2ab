using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>One of the short steps in which a household tells what it needs.</summary>
/// <param name="number">From 1.</param>
/// <param name="name">Names its texts: "ask.who".</param>
/// <param name="questions">The component that asks.</param>
/// <param name="facts">The sealed facts, beside the needs, that it asks for; others stay closed.</param>
public abstract class AskStep(int number, string name, Type questions, params string[] facts)
{
    public static readonly IReadOnlyList<AskStep> All = [new AskWho(), new AskLanguages(), new AskHere(), new AskWish(), new AskWhen(), new AskMust(), new AskReach()];

    public int Number => number;

    public string Name => name;

    public Type Questions => questions;

    public string[] Facts => facts;

    /// <summary>Only how many they are must be told; all else may be left out.</summary>
    public bool MayBeSkipped => number > 1;

    public static AskStep Find(int number) => number >= 1 && number <= All.Count ? All[number - 1] : throw Refusal.Absent;

    /// <summary>Takes what was typed into the answers, and notes what is wrong with it.</summary>
    public abstract void Read(StepReading reading, Answers answers);

    /// <summary>Reads the answers back, one line each; what was left out is left out.</summary>
    public IReadOnlyList<AnswerLine> Tell(Answers answers, Text text, Places places) =>
        [.. Lines(answers, text, places).Where(line => line.Said is { Length: > 0 }).Select(line => new AnswerLine(text[line.Key], line.Said!))];

    protected abstract IEnumerable<(string Key, string? Said)> Lines(Answers answers, Text text, Places places);

    protected static string List(IEnumerable<string> said) => string.Join(", ", said);
}
