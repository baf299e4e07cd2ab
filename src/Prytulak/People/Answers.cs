using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>What a household has answered, opened; facts that were not asked for are null.</summary>
public sealed class Answers
{
    public Needs Needs { get; set; } = new();
    public string? Name { get; set; }
    public Contact? Contact { get; set; }
    public string? Note { get; set; }
}
