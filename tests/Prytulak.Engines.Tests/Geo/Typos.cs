namespace Prytulak.Engines.Tests.Geo;

/// <summary>Slips of the finger: a letter too many, too few, another, or two swapped.</summary>
static class Typos
{
    const string Latin = "abcdefghijklmnopqrstuvwxyzßœ";
    const string Cyrillic = "абвгдежзийклмнопрстуфхцчшщьюя";

    public static string OneIn(string name, Random random)
    {
        var letter = LetterLike(name, random);
        var at = random.Next(name.Length);
        return random.Next(4) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, letter),
            2 => name.Remove(at, 1).Insert(at, letter),
            _ => at == 0 ? name : name[..(at - 1)] + name[at] + name[at - 1] + name[(at + 1)..]
        };
    }

    static string LetterLike(string name, Random random)
    {
        var letters = name.Any(letter => letter is >= 'А' and <= 'ї') ? Cyrillic : Latin;
        return letters[random.Next(letters.Length)].ToString();
    }
}
