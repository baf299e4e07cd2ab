using Prytulak.Foundation;

namespace Prytulak.Housing.Contracts;

/// <summary>One thing that a household and a unit ask of each other.</summary>
/// <param name="Key">Its name, and the text that says it holds; with ".not", the text that says it does not.</param>
/// <param name="IsHard">False for what is good to have: it orders candidates and forbids none.</param>
/// <param name="Values">What the sentence speaks of; a list of text keys is said as their texts.</param>
public sealed record Constraint(string Key, bool Holds, bool IsHard, params object[] Values)
{
    /// <summary>"2 beds for 3 people are too few", in the reader's language.</summary>
    public string Say(Text text) =>
        text[Holds ? Key : Key + ".not", [.. Values.Select(value => value is string[] keys ? string.Join(", ", keys.Select(key => text[key])) : value)]];
}
