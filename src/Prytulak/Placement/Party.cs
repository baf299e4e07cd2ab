using Prytulak.People.Contracts;

namespace Prytulak.Placement;

/// <summary>What a host may know of a household before both have said yes: who would come, and not who they are.</summary>
public sealed record Party(int Adults, IReadOnlyList<int> ChildAges, IReadOnlyList<string> Pets, bool StepFree, IReadOnlyList<string> Languages)
{
    public static Party Of(Needs needs) => new(needs.Adults, needs.ChildAges, needs.Pets, needs.StepFree, needs.Languages);
}
