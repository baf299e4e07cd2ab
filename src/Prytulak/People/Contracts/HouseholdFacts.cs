using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>The sealed facts about a household.</summary>
public static class HouseholdFacts
{
    public static readonly Fact<Needs> Needs = new("households.needs", Need: true);
    public static readonly Fact<string> Name = new("households.name");
    public static readonly Fact<Contact> Contact = new("households.contact");
    public static readonly Fact<string> Note = new("households.note");
    public static readonly Fact<string> Message = new("messages.body");
}
