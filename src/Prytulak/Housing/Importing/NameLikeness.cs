using System.Text;

namespace Prytulak.Housing.Importing;

/// <summary>A name by its sounds, so that Ковальська, Kowalska and Kowalskaa meet in whichever order the parts come.</summary>
internal sealed class NameLikeness
{
    // From this length on a part may differ in one letter.
    private const int Forgiving = 4;

    private static readonly (string Letters, string Sound)[] Groups =
    [
        ("szcz", "sc"), ("schtsch", "sc"), ("shch", "sc"), ("tsch", "c"), ("sch", "s"), ("cz", "c"), ("ch", "h"), ("kh", "h"), ("sz", "s"), ("sh", "s"), ("zh", "s"), ("rz", "s"),
        ("ts", "c"), ("tz", "c"), ("ya", "ia"), ("yu", "iu"), ("ye", "e"), ("ie", "e"), ("je", "e"), ("w", "v"), ("y", "i"), ("j", "i"), ("ł", "l"), ("g", "h"), ("z", "s"), ("x", "ks"), ("ß", "s"),
    ];

    private static readonly string[] Cyrillic =
        ["a", "b", "v", "h", "d", "e", "s", "s", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h", "c", "c", "s", "sc", "", "i", "", "e", "iu", "ia"];

    private NameLikeness(IReadOnlyList<string> parts) => Parts = parts;

    public IReadOnlyList<string> Parts { get; }

    public static NameLikeness Of(string name) => new([.. ImportWords.Plain(name).Split(' ').Select(Sound).Where(part => part is not "").Distinct()]);

    /// <summary>True when every part of the shorter name is in the longer.</summary>
    public bool IsLike(NameLikeness other)
    {
        var (few, many) = Parts.Count <= other.Parts.Count ? (Parts, other.Parts) : (other.Parts, Parts);
        return few is not [] && few.All(part => many.Any(one => IsAlmost(part, one)));
    }

    private static string Sound(string part)
    {
        var latin = new StringBuilder();
        foreach (var c in part) _ = c switch
        {
            >= 'а' and <= 'я' => latin.Append(Cyrillic[c - 'а']),
            'і' => latin.Append('i'),
            'є' => latin.Append('e'),
            'ґ' => latin.Append('h'),
            _ => latin.Append(c),
        };
        foreach (var (letters, sound) in Groups) latin.Replace(letters, sound);
        return string.Concat(latin.ToString().Where((c, i) => i == 0 || c != latin[i - 1]));
    }

    private static bool IsAlmost(string one, string other) => one == other || Math.Min(one.Length, other.Length) >= Forgiving && DiffersInOne(one, other);

    private static bool DiffersInOne(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 1) return false;
        var same = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return one.AsSpan(Math.Min(one.Length, same + (one.Length >= other.Length ? 1 : 0))).SequenceEqual(other.AsSpan(Math.Min(other.Length, same + (other.Length >= one.Length ? 1 : 0))));
    }
}
