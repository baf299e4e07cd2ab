using Microsoft.Extensions.Caching.Memory;
using Prytulak.Engines.Planning;
using Prytulak.People.Contracts;

namespace Prytulak.Placement.Planning;

/// <summary>
/// The plan of each organisation, in memory: made, or repaired, when somebody looks and something has changed, beside the requests, one at a
/// time; whoever looks meanwhile sees the last one. It is let go when nobody has looked for an hour.
/// </summary>
public sealed partial class Plans(PlanInputs inputs, SavedWeights weights, PlanChanges changes, Places places, TimeProvider clock, IHostApplicationLifetime life, ILogger<Plans> log) : IDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromHours(1);
    private readonly MemoryCache kept = new(new MemoryCacheOptions());
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>The plan of now, if it is there or can be made within this time; else the last one, if there is any.</summary>
    public async Task<PlanLook> Look(Guid organisation, TimeSpan patience)
    {
        var own = kept.GetOrCreate(organisation, entry =>
        {
            entry.SetSlidingExpiration(Idle);
            return new Kept();
        })!;
        // What was begun before the last change is not yet the plan of now.
        for (var times = 0; times < 2 && !IsCurrent(own.Made); times++)
            if (!await IsDone(Begin(own, organisation), patience)) break;
        return new(own.Made, IsCurrent(own.Made), own.Progress, own.HasFailed);
    }

    /// <summary>The best plan for the same households and homes with other weights.</summary>
    /// <exception cref="ArgumentException">The weights are too large for so many households.</exception>
    public Task<Plan> Try(PlanProblem problem, CancellationToken stop) => InTurn(() => Planner.Solve(problem, null, stop), stop);

    private bool IsCurrent(MadePlan? made) => made is not null && made.Change == changes.Count && made.Input.Today == inputs.Today;

    private Task Begin(Kept own, Guid organisation)
    {
        lock (own)
        {
            if (own.Making is not { IsCompleted: false }) own.Making = Task.Run(() => Make(own, organisation));
            return own.Making;
        }
    }

    private static async Task<bool> IsDone(Task making, TimeSpan patience)
    {
        try
        {
            await making.WaitAsync(patience);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task Make(Kept own, Guid organisation)
    {
        try
        {
            var change = changes.Count;
            var (input, current) = (await inputs.Of(organisation), (await weights.Of(organisation)).Weights);
            if (own.Made is { } made && made.Input.IsAs(input) && made.Problem.Weights == current) own.Made = made with { Change = change };
            else own.Made = await InTurn(() => Solve(own, input, current, change), life.ApplicationStopping);
            own.HasFailed = false;
        }
        catch (Exception failure)
        {
            own.HasFailed = failure is ArgumentException;
            // The message may quote what was sealed.
            if (failure is not OperationCanceledException) Failed(log, failure.GetType().Name);
        }
        finally
        {
            own.Progress = null;
        }
    }

    private MadePlan Solve(Kept own, PlanInput input, PlanWeights current, long change)
    {
        var plan = Follow(own, input, new(input.Households, input.Units, current, input.Groups));
        return new(input, plan, Shortage.Of(input, plan, places, life.ApplicationStopping), clock.GetUtcNow(), change);
    }

    // What happened since the last plan is repaired in it.
    private Plan Follow(Kept own, PlanInput input, PlanProblem problem)
    {
        if (own.Made is not { } before) return Planner.Solve(problem, own, life.ApplicationStopping);
        var (households, units) = input.In(before.Input);
        return Planner.Follow(before.Plan, problem, households, units, own, life.ApplicationStopping);
    }

    private async Task<T> InTurn<T>(Func<T> work, CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            return await Task.Run(work, stop);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        kept.Dispose();
        turn.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A plan could not be made: {Failure}")]
    private static partial void Failed(ILogger log, string failure);

    /// <summary>What is kept for one organisation.</summary>
    private sealed class Kept : IProgress<PlanProgress>
    {
        private volatile MadePlan? made;

        public MadePlan? Made { get => made; set => made = value; }
        public Task? Making { get; set; }
        public PlanProgress? Progress { get; set; }
        public bool HasFailed { get; set; }

        public void Report(PlanProgress value) => Progress = value;
    }
}
