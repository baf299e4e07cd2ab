using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Step 2: the languages that they speak, and the citizenships that their rights follow from.</summary>
public sealed class AskLanguages() : AskStep(2, "languages", typeof(AskLanguagesQuestions))
{
    public override void Read(StepReading reading, Answers answers)
    {
        answers.Needs.Languages = [.. reading.Form.Choices("languages", Words.Languages)];
        answers.Needs.Citizenships = [.. reading.Form.Choices("citizenships", Words.Citizenships)];
    }

    protected override IEnumerable<(string Key, string? Said)> Lines(Answers answers, Text text, Places places) =>
    [
        ("ask.spoken", List(answers.Needs.Languages.Select(language => text["language." + language]))),
        ("ask.citizenships", List(answers.Needs.Citizenships.Select(text.CountryName))),
    ];
}
