using System.Net.Mail;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Step 7: what to call them, and how to reach them. Who can be reached in no way keeps the link.</summary>
public sealed class AskReach() : AskStep(7, "reach", typeof(AskReachQuestions), HouseholdFacts.Name.Name, HouseholdFacts.Contact.Name)
{
    public override void Read(StepReading reading, Answers answers)
    {
        var form = reading.Form;
        answers.Name = form.Text("name", 100);
        answers.Contact = new() { Phone = reading.Phone("phone", answers.Needs.Here), Email = Email(form), Other = form.Text("other", 200) };
        if (answers.Contact is { Phone: null, Email: null, Other: null }) answers.Contact = null;
    }

    private static string? Email(Form form)
    {
        if (form.Text("email", 200) is not { } typed) return null;
        if (MailAddress.TryCreate(typed, out var address) && address.Address == typed && address.Host.Contains('.')) return typed;
        form.Fault("email", "ask.email_wrong");
        return null;
    }

    protected override IEnumerable<(string Key, string? Said)> Lines(Answers answers, Text text, Places places) =>
    [
        ("ask.name", answers.Name),
        ("ask.phone", answers.Contact?.Phone),
        ("ask.email", answers.Contact?.Email),
        ("ask.other", answers.Contact?.Other),
    ];
}
