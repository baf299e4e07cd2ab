using Prytulak.Engines.Geo;
using Prytulak.Operating.OnFiles;

namespace Prytulak.Bench.Search;

/// <summary>Whether others find what we find; offers that are as far to a hair may change places.</summary>
sealed class Agreement(IReadOnlyDictionary<int, OfferRow> offers)
{
    private const double Hair = 1e-6;

    /// <exception cref="InvalidOperationException">An answer differs by more than that.</exception>
    public string Of(string name, IReadOnlyList<Question> questions, IReadOnlyList<Answer> ours, Func<Question, Answer> answer)
    {
        var different = 0;
        foreach (var (question, own) in questions.Zip(ours))
            if (answer(question) is var other && (other.Total != own.Total || !other.First.SequenceEqual(own.First)))
            {
                if (!IsAlmost(question, own, other)) throw new InvalidOperationException($"{name} finds {other.Total} for {question.Row}, we {own.Total}, or others first.");
                different++;
            }
        return different == 0 ? "the same numbers and offers" : $"{different} answers differ by offers as far to a thousandth of a millimetre";
    }

    private bool IsAlmost(Question question, Answer own, Answer other) =>
        other.Total == own.Total && other.First.Zip(own.First).All(pair => Math.Abs(Metres(question, pair.First) - Metres(question, pair.Second)) < Hair);

    private double Metres(Question question, int id) => new Position(question.Row.Lat, question.Row.Lon).MetresTo(new(offers[id].Lat, offers[id].Lon));
}
