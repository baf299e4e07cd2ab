namespace Prytulak.Bench.Places;

/// <summary>Exactly one typo among the letters of a name: one inserted, left out, replaced, or swapped with its neighbour.</summary>
static class Misspelling
{
    private static readonly Dictionary<string, string> Alphabets = new()
    {
        ["en"] = "abcdefghijklmnopqrstuvwxyz",
        ["uk"] = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        ["ru"] = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        ["be"] = "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
        ["pl"] = "aąbcćdeęfghijklłmnńoóprsśtuwyzźż",
        ["de"] = "abcdefghijklmnopqrstuvwxyzäöüß",
        ["fr"] = "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôûùœ"
    };

    /// <summary>A name of the language, small letters, with its one typo.</summary>
    public static string Of(string name, string language, Random random)
    {
        name = name.ToLowerInvariant();
        while (true)
        {
            var (at, letter) = (random.Next(name.Length), Alphabets[language][random.Next(Alphabets[language].Length)]);
            var typed = char.IsLetter(name[at]) ? Misspelt(name, at, letter, random.Next(4)) : name;
            if (typed != name) return typed;
        }
    }

    private static string Misspelt(string name, int at, char letter, int kind) => kind switch
    {
        0 => name.Remove(at, 1),
        1 => name.Insert(at + letter % 2, letter.ToString()),
        2 => name.Remove(at, 1).Insert(at, letter.ToString()),
        _ when at + 1 < name.Length && char.IsLetter(name[at + 1]) => name[..at] + name[at + 1] + name[at] + name[(at + 2)..],
        _ => name
    };
}
