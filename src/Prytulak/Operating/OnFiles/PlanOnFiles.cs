using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Prytulak.Engines.Planning;

namespace Prytulak.Operating.OnFiles;

/// <summary>Runs the planning alone: households and homes from files, who goes where and why into a file, and what it cost.</summary>
internal sealed class PlanOnFiles(Action<string> print, Action<string> say)
{
    private static readonly JsonSerializerOptions Snakes = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };
    private static readonly int[] Circles = [30, 60, 120, 300, 1000];

    /// <summary>How many lines could not be read.</summary>
    public int Run(string households, string homes, string? weights, string output, bool gap, bool why)
    {
        var (files, faults) = (new PlanFiles(), new Faults(say));
        var watch = Stopwatch.StartNew();
        files.ReadHouseholds(households, faults);
        files.ReadHomes(homes, faults);
        Print($"read: {files.Households.Count} households and {files.Units.Count} homes in {watch.Elapsed.TotalSeconds:F1} s");
        var plan = Solve(files, Weights(weights), gap);
        using var file = new StreamWriter(output);
        Write(file, files, plan, why);
        return faults.Count;
    }

    private static PlanWeights Weights(string? path)
    {
        try
        {
            return path is null ? new() : JsonSerializer.Deserialize<PlanWeights>(File.ReadAllText(path), Snakes) ?? new();
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)}: {failure.Message}", failure);
        }
    }

    private Plan Solve(PlanFiles files, PlanWeights weights, bool gap)
    {
        try
        {
            var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var plan = Planner.Solve(new(files.Households, files.Units, weights, files.Groups), gap ? new Rounds(print) : null);
            var placed = Enumerable.Range(0, plan.Units.Length).Where(household => plan.Units[household] >= 0).ToList();
            Print($"planned: {(Environment.CpuUsage.TotalTime - processor).TotalSeconds:F3} s of processor time, {watch.Elapsed.TotalSeconds:F3} s by the clock, {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB at most in all");
            Print($"candidates: {plan.Pairs} pairs held of all that are allowed, {plan.Rounds} rounds");
            Print($"objective: {plan.Objective}, bound: {plan.Bound}, gap: {plan.Gap * 100:F6} %");
            Print($"placed: {placed.Sum(household => files.Households[household].People)} people of {files.Households.Sum(household => household.People)}, {placed.Count} households of {files.Households.Count}; fit {placed.Sum(household => (long)plan.Problem.Terms(household, plan.Units[household]).Sum)}");
            if (plan.Together.Length > 0) Print($"together: {plan.Together.Count(isTogether => isTogether)} of {plan.Together.Length} groups");
            return plan;
        }
        catch (ArgumentException failure)
        {
            throw new InvalidDataException(failure.Message, failure);
        }
    }

    private void Print(FormattableString line) => print(line.ToString(CultureInfo.InvariantCulture));

    private static void Write(StreamWriter file, PlanFiles files, Plan plan, bool why)
    {
        var explainer = new PlanExplainer(plan);
        file.WriteLine($"household,home,people,priority,fit,distance,language,near,free_of_charge,own_bath,spare_beds,step_free_kept,host_load{(why ? ",why" : "")}");
        foreach (var line in Enumerable.Range(0, plan.Units.Length).AsParallel().AsOrdered().Select(household => Line(files, plan, household) + (why ? "," + Why(explainer, plan, files, household) : ""))) file.WriteLine(line);
    }

    private static string Line(PlanFiles files, Plan plan, int household)
    {
        var (unit, id, asked) = (plan.Units[household], Quoted(files.HouseholdIds[household]), files.Households[household]);
        if (unit < 0) return string.Create(CultureInfo.InvariantCulture, $"{id},,{asked.People},{plan.Problem.Priorities[household]},,,,,,,,,");
        var terms = plan.Problem.Terms(household, unit);
        return string.Create(CultureInfo.InvariantCulture,
            $"{id},{Quoted(files.HomeIds[plan.Problem.Asked[unit]])},{asked.People},{plan.Problem.Priorities[household]},{terms.Sum},{terms.Distance},{terms.Language},{terms.Near},{terms.FreeOfCharge},{terms.OwnBath},{terms.SpareBeds},{terms.StepFreeKept},{terms.HostLoad}");
    }

    // Of who is placed the next best, of who is not the smallest changes that would help.
    private static string Why(PlanExplainer explainer, Plan plan, PlanFiles files, int household)
    {
        if (plan.Units[household] >= 0) return Quoted(explainer.Alternatives(household, 1) is [var next] ? string.Create(CultureInfo.InvariantCulture, $"next best {files.HomeIds[plan.Problem.Asked[next.Unit]]} with a fit of {next.Terms.Sum}, {next.Loss} less for all") : "nothing else is allowed");
        var hindrances = explainer.Hindrances(household, [.. Circles.Where(km => km > files.Households[household].WithinKm)]);
        string[] changes =
        [
            .. hindrances.Allowed.Units > 0 ? [string.Create(CultureInfo.InvariantCulture, $"{hindrances.Allowed.Units} allowed, all with more urgent ones")] : Array.Empty<string>(),
            .. hindrances.Changes.Where(change => change.Rule is not Obstacle.Distance).Select(change => string.Create(CultureInfo.InvariantCulture, $"{change.Opens.Won} of {change.Opens.Units} without {change.Rule}")),
            .. hindrances.Wider.Where(circle => circle.Opens.Won > 0).Take(2).Select(circle => string.Create(CultureInfo.InvariantCulture, $"{circle.Opens.Won} of {circle.Opens.Units} within {circle.Km} km")),
        ];
        return Quoted(string.Join("; ", changes));
    }

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    /// <summary>Tells after each round how far from the best the plan can still be.</summary>
    private sealed class Rounds(Action<string> print) : IProgress<PlanProgress>
    {
        public void Report(PlanProgress progress) =>
            print(string.Create(CultureInfo.InvariantCulture, $"round {progress.Round}: {progress.Pairs} pairs, {progress.Improvable} households could gain, {Below(progress.Gap)}"));

        private static string Below(double gap) =>
            double.IsFinite(gap) ? string.Create(CultureInfo.InvariantCulture, $"at most {gap * 100:F6} % below the best") : "only who is placed counts yet";
    }
}
