using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Step 3: where they are now.</summary>
public sealed class AskHere() : AskStep(3, "here", typeof(AskHereQuestions))
{
    public override void Read(StepReading reading, Answers answers) => answers.Needs.Here = reading.Place("here");

    protected override IEnumerable<(string Key, string? Said)> Lines(Answers answers, Text text, Places places) =>
        [("ask.here_line", places.Label(answers.Needs.Here, text))];
}
