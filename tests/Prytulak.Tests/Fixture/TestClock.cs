namespace Prytulak.Tests.Fixture;

/// <summary>A clock that stands until it is moved. Timers run by the real one.</summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>A summer morning on which stories begin.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    private long ticks = Morning.UtcTicks;

    public DateTimeOffset Now
    {
        get => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
        set => Interlocked.Exchange(ref ticks, value.UtcTicks);
    }

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan time) => Interlocked.Add(ref ticks, time.Ticks);
}
