using System.Globalization;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Step 1: how many they are, whether a man is among them, the ages of the children, animals, wheels.</summary>
public sealed class AskWho() : AskStep(1, "who", typeof(AskWhoQuestions))
{
    public const int Most = 40, OldestChild = 17;

    public override void Read(StepReading reading, Answers answers)
    {
        var (form, needs) = (reading.Form, answers.Needs);
        needs.Adults = form.Number("adults", 0, Most, required: true) ?? 0;
        needs.ChildAges = Ages(form);
        needs.Pets = [.. form.Choices("pets", Words.Pets)];
        needs.WithMan = form.Ticked("with_man");
        needs.StepFree = form.Ticked("step_free");
        if (needs.People == 0) form.Fault("adults", "ask.nobody");
        if (needs.People > Most) form.Fault("adults", "ask.too_many", Most);
    }

    // Anything but whole years between commas or spaces is asked about again: "6 months" is no six-year-old.
    private static int[] Ages(Form form)
    {
        var typed = (form.Text("child_ages", 200) ?? "").Split([',', ';', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var ages = typed.Select(age => int.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years <= OldestChild ? years : (int?)null).ToList();
        if (ages.Contains(null)) form.Fault("child_ages", "ask.ages_wrong", OldestChild);
        return [.. ages.OfType<int>()];
    }

    protected override IEnumerable<(string Key, string? Said)> Lines(Answers answers, Text text, Places places) =>
    [
        ("ask.adults", text.Number(answers.Needs.Adults)),
        ("ask.child_ages", List(answers.Needs.ChildAges.Select(age => age == 0 ? text["ask.age_baby"] : text["ask.age", age]))),
        ("ask.with_man", answers.Needs.WithMan ? text["ask.yes"] : null),
        ("ask.pets", List(answers.Needs.Pets.Select(pet => text["pets." + pet]))),
        ("ask.step_free", answers.Needs.StepFree ? text["ask.yes"] : null),
    ];
}
