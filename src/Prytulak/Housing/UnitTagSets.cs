using Prytulak.Engines.Search;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing;

/// <summary>The tags of many units, looked up once for each list of words that they share. For one thread.</summary>
internal sealed class UnitTagSets(Vocabulary tags)
{
    // A list is known by its place in memory: equal lists of one reading are one.
    private readonly Dictionary<(string[], Func<string, string>), TagSet> lists = [];
    private readonly Dictionary<(string, AccommodationKind), TagSet> places = [];

    public TagSet Of(FreeUnit unit)
    {
        var set = Set(UnitTags.OwnOf(unit)) | PlaceOf(unit);
        foreach (var list in UnitTags.Lists(unit)) set |= Of(list);
        return set;
    }

    private TagSet PlaceOf(FreeUnit unit)
    {
        if (!places.TryGetValue((unit.Country, unit.Kind), out var set))
            places.Add((unit.Country, unit.Kind), set = Set([UnitTags.Country(unit.Country), UnitTags.Kind(unit.Kind)]));
        return set;
    }

    private TagSet Of((string[] Words, Func<string, string> Tag) list)
    {
        if (!lists.TryGetValue(list, out var set)) lists.Add(list, set = Set(list.Words.Select(list.Tag)));
        return set;
    }

    private TagSet Set(IEnumerable<string> words)
    {
        var set = new TagSet();
        foreach (var word in words) set.Add(tags.Of(word));
        return set;
    }
}
