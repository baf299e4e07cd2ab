using Prytulak.Engines.Search;
using Prytulak.Operating.OnFiles;

namespace Prytulak.Bench.Search;

/// <summary>A query in the form of our index, and as the peers are asked: what holds of an offer is one number, a bit for each.</summary>
/// <param name="Asked">The bits that matter.</param>
/// <param name="Wanted">What they must be.</param>
sealed record Question(QueryRow Row, SearchQuery Query, int Asked, int Wanted)
{
    private static readonly string[] Languages = ["en", "uk", "ru", "pl", "de", "fr", "ro", "cs"];

    public double Metres => Row.Km * 1000.0;

    public static Question Of(QueryRow row, Vocabulary tags)
    {
        var asked = new[] { row.Pets, row.StepFree, row.WomenOnly };
        var language = row.Language is { } code ? BitOf(code) : 0;
        return new(row, QueryLine.Read(row.ToString()).For(tags),
            language | Bits(asked.Select(flag => flag is not null)), language | Bits(asked.Select(flag => flag is true)));
    }

    /// <summary>What holds of an offer.</summary>
    public static int TruthOf(OfferRow offer) => Bits([offer.Pets, offer.StepFree, offer.WomenOnly, offer.Smoking]) | offer.Languages.Sum(BitOf);

    private static int Bits(IEnumerable<bool> flags) => flags.Index().Sum(flag => flag.Item ? 1 << flag.Index : 0);

    private static int BitOf(string language) => 1 << (4 + Array.IndexOf(Languages, language));
}

/// <summary>How many offers match, and the first of them, nearest first.</summary>
sealed record Answer(int Total, int[] First);
