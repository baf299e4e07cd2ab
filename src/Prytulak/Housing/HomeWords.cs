using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing;

/// <summary>The answers that may be chosen in forms about homes, in the reader's language.</summary>
public static class HomeWords
{
    public static IEnumerable<(string Word, string Text)> Kinds(Text text) => Of(text, Enum.GetValues<AccommodationKind>());

    /// <summary>What a host may say of who lives there; that it is not said is no answer.</summary>
    public static IEnumerable<(string Word, string Text)> Residents(Text text) => Of(text, [.. Enum.GetValues<Residents>().Where(one => one is not Contracts.Residents.Unsaid)]);

    public static IEnumerable<(string Word, string Text)> Of<T>(Text text, T[] members) where T : struct, Enum => members.Select(member => (member.ToString(), text.Of(member)));

    public static IEnumerable<(string Word, string Text)> Of(Text text, string list, IEnumerable<string> words) => words.Select(word => (word, text[list + word]));
}
