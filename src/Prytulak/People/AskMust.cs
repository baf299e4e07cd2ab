using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Step 6: what must be, what should be near, and anything else in their own words.</summary>
public sealed class AskMust() : AskStep(6, "must", typeof(AskMustQuestions), HouseholdFacts.Note.Name)
{
    public const int LongestNote = 2000;
    public const string WomenOnly = "women_only", OwnRoom = "own_room", NoSmoking = "no_smoking";
    public static readonly IReadOnlyList<string> Musts = [WomenOnly, OwnRoom, NoSmoking];

    public override void Read(StepReading reading, Answers answers)
    {
        var must = reading.Form.Choices("must", Musts);
        answers.Needs.WomenOnly = must.Contains(WomenOnly);
        answers.Needs.OwnRoom = must.Contains(OwnRoom);
        answers.Needs.NoSmoking = must.Contains(NoSmoking);
        answers.Needs.CanShare = reading.Form.Ticked("can_share");
        if (answers.Needs is { CanShare: true, OwnRoom: true }) reading.Form.Fault("can_share", "ask.share_or_own");
        answers.Needs.Near = [.. reading.Form.Choices("near", Words.Near)];
        answers.Note = reading.Form.Text("note", LongestNote);
    }

    public static IEnumerable<string> Of(Needs needs) =>
        Musts.Where(must => must switch { WomenOnly => needs.WomenOnly, OwnRoom => needs.OwnRoom, _ => needs.NoSmoking });

    protected override IEnumerable<(string Key, string? Said)> Lines(Answers answers, Text text, Places places) =>
    [
        ("ask.must", List(Of(answers.Needs).Select(must => text["must." + must]))),
        ("ask.can_share", answers.Needs.CanShare ? text["ask.yes"] : null),
        ("ask.near", List(answers.Needs.Near.Select(near => text["near." + near]))),
        ("ask.note", answers.Note),
    ];
}
