using System.Buffers;
using System.Text;

namespace Prytulak.Tests.Canaries;

/// <summary>Finds canaries in what somebody is told, as it stands and with all but letters and digits taken out.</summary>
public sealed class CanaryFinder(IReadOnlyCollection<Canary> canaries)
{
    private readonly Marks words = new([.. from canary in canaries from word in canary.Words select (word, canary)]);
    private readonly Marks squeezed = new([.. from canary in canaries from word in canary.Squeezed select (word, canary)]);

    public IReadOnlySet<Canary> In(string text) => new HashSet<Canary>([.. words.In(text), .. squeezed.In(Squeeze(text))]);

    /// <summary>"+48 731 &lt;b>22&lt;/b> 33 44" is "48731223344", and so is however else it may be grouped.</summary>
    public static string Squeeze(string text)
    {
        var (left, inTag) = (new StringBuilder(text.Length), false);
        foreach (var c in text)
        {
            if (c is '<') inTag = true;
            else if (c is '>') inTag = false;
            else if (!inTag && char.IsLetterOrDigit(c)) left.Append(c);
        }
        return left.ToString();
    }

    /// <summary>Words to look for all at once.</summary>
    private sealed class Marks(IReadOnlyList<(string Word, Canary Canary)> all)
    {
        private readonly SearchValues<string> any = SearchValues.Create([.. all.Select(mark => mark.Word).Distinct()], StringComparison.OrdinalIgnoreCase);

        public IEnumerable<Canary> In(string text)
        {
            for (var at = 0; text.AsSpan(at).IndexOfAny(any) is var next and >= 0; at += next + 1)
                foreach (var (word, canary) in all)
                    if (text.AsSpan(at + next).StartsWith(word, StringComparison.OrdinalIgnoreCase)) yield return canary;
        }
    }
}
