namespace Prytulak.Engines.Planning;

/// <summary>How well a household and a unit fit, term by term, in points; what is taken away is negative.</summary>
public readonly record struct FitTerms(int Distance, int Language, int Near, int FreeOfCharge, int OwnBath, int SpareBeds, int StepFreeKept, int HostLoad)
{
    public int Sum => Distance + Language + Near + FreeOfCharge + OwnBath + SpareBeds + StepFreeKept + HostLoad;
}
