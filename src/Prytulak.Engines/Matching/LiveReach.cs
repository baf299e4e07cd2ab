namespace Prytulak.Engines.Matching;

/// <summary>How far most searches had to go of late: four in five no further than this.</summary>
sealed class LiveReach
{
    public long Usual { get; private set; } = 16;

    public void Learn(long cost) => Usual += cost >= Usual ? Usual / 4 + 1 : -(Usual / 16);
}
