using Prytulak.Engines.Search;

namespace Prytulak.Housing.Contracts;

/// <summary>The free units of an organisation at one moment, to be searched; and the numbers of the words of <see cref="UnitTags"/>.</summary>
public sealed record UnitSearch(SearchSnapshot<Guid> Units, Vocabulary Tags)
{
    // A number that no unit has.
    private const int Unknown = -1;

    public int Tag(string word) => Tags.Find(word) ?? Unknown;
}
