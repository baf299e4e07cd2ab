using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Step 5: from which day, and until when if that is known. No day means as soon as possible, which is today.</summary>
public sealed class AskWhen() : AskStep(5, "when", typeof(AskWhenQuestions))
{
    private const int MostYears = 3;

    public override void Read(StepReading reading, Answers answers)
    {
        var (form, needs) = (reading.Form, answers.Needs);
        var from = form.Date("from");
        needs.From = from is null || from < reading.Today ? reading.Today : from;
        needs.Until = form.Date("until");
        if (needs.From > reading.Today.AddYears(MostYears)) form.Fault("from", "ask.too_far");
        if (needs.Until <= needs.From) form.Fault("until", "ask.until_before_from");
        if (needs.Until > reading.Today.AddYears(2 * MostYears)) form.Fault("until", "ask.too_far");
    }

    protected override IEnumerable<(string Key, string? Said)> Lines(Answers answers, Text text, Places places) =>
    [
        ("ask.from", answers.Needs.From is { } from ? text.Date(from) : null),
        ("ask.until", answers.Needs.Until is { } until ? text.Date(until) : null),
    ];
}
