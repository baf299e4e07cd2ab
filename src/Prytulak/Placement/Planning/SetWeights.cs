using Prytulak.Engines.Planning;
using Prytulak.Foundation;

namespace Prytulak.Placement.Planning;

/// <summary>What other weights would do: the plan as it is and as it would be.</summary>
/// <param name="Moved">Households that would have another home than now, or one or none.</param>
public sealed record WeightEffect(PlanFigures Now, PlanFigures Then, int Moved);

/// <summary>The table of weights, and the effect of others where it was asked for.</summary>
public sealed record WeightsAnswer(PlanWeights Weights, int Version, bool MayChange, WeightEffect? Effect);

/// <summary>Everybody at the desk reads what counts how much; a coordinator sees what other weights would do, and then sets them. GET and POST /plan/weights.</summary>
public static class SetWeights
{
    // Whoever asks for an effect waits for the plan to compare with.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<IResult> Show(Visit visit, SavedWeights saved) =>
        visit.Page<SetWeightsPage, WeightsAnswer>(await Answer(visit, saved, null));

    public static async Task<IResult> Submit(Visit visit, SavedWeights saved, Plans plans, Journal journal)
    {
        if (visit.Viewer.Organisation is not { } organisation) throw Refusal.Absent;
        var form = await visit.ReadForm();
        var weights = Read(form);
        if (!form.IsGood) return await Show(visit, saved);
        // Nothing is set that cannot be planned with.
        var effect = await EffectOf(visit, form, plans, organisation, weights);
        if (!form.IsGood || form.Raw("do") != "use") return visit.Page<SetWeightsPage, WeightsAnswer>(await Answer(visit, saved, effect));
        await journal.Write(visit.Act("placement"), write => SavedWeights.Set(write, organisation, weights, form.Version));
        return visit.GoTo("/plan/weights");
    }

    private static PlanWeights Read(Form form) => WeightNames.From(name => form.Number(name, 0, WeightNames.Most, required: true) ?? 0);

    private static async Task<WeightEffect?> EffectOf(Visit visit, Form form, Plans plans, Guid organisation, PlanWeights weights)
    {
        if ((await plans.Look(organisation, Patience)).Made is not { } made) return null;
        try
        {
            var then = await plans.Try(new(made.Input.Households, made.Input.Units, weights, made.Input.Groups), visit.Http.RequestAborted);
            return new(PlanFigures.Of(made.Plan), PlanFigures.Of(then), made.Plan.Homes.Zip(then.Homes).Count(pair => pair.First != pair.Second));
        }
        catch (ArgumentException)
        {
            form.Fault("person", "weights.too_large");
            return null;
        }
    }

    private static async Task<WeightsAnswer> Answer(Visit visit, SavedWeights saved, WeightEffect? effect)
    {
        if (visit.Viewer.Organisation is not { } organisation) throw Refusal.Absent;
        var (weights, version) = await saved.Of(organisation);
        return new(weights, version, visit.Viewer.Has(Roles.Coordinator), effect);
    }
}
