using System.Globalization;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Step 4: where they would like to live, and how far from there is still good.</summary>
public sealed class AskWish() : AskStep(4, "wish", typeof(AskWishQuestions))
{
    /// <summary>Beyond every distance in Europe: anywhere will do.</summary>
    public const int Anywhere = 5000;

    public static readonly IReadOnlyList<int> Distances = [10, 25, 50, 100, 250, Anywhere];

    public override void Read(StepReading reading, Answers answers)
    {
        answers.Needs.Wish = reading.Place("wish");
        if (reading.Form.Choice("within_km", Distances.Select(Word)) is { } km) answers.Needs.WithinKm = int.Parse(km, CultureInfo.InvariantCulture);
    }

    public static string Word(int km) => km.ToString(CultureInfo.InvariantCulture);

    public static string Say(int km, Text text) => km >= Anywhere ? text["ask.anywhere"] : text["ask.km", km];

    protected override IEnumerable<(string Key, string? Said)> Lines(Answers answers, Text text, Places places) => answers.Needs.Wish is null ? [] :
    [
        ("ask.wish_line", places.Label(answers.Needs.Wish, text)),
        ("ask.within", Say(answers.Needs.WithinKm, text)),
    ];
}
