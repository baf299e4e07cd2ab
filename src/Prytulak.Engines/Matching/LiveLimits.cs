namespace Prytulak.Engines.Matching;

/// <summary>Keeps fits and priorities within what <see cref="AssignmentProblem"/> takes, as they come. What has been admitted once counts for good.</summary>
sealed class LiveLimits(AssignmentProblem problem)
{
    const int MostFit = 1 << 29;

    readonly long scale = problem.Scale;
    int most = Math.Max(0, problem.Fits.DefaultIfEmpty().Max()), least = Math.Min(0, problem.Fits.DefaultIfEmpty().Min()), priority = problem.Priorities.DefaultIfEmpty().Max();

    public void AdmitPriority(int wanted, int households)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wanted);
        Check(households, least, most, Math.Max(priority, wanted));
        priority = Math.Max(priority, wanted);
    }

    public void AdmitFit(int wanted, int households)
    {
        if (wanted >= least && wanted <= most) return;
        if (wanted is < -MostFit or > MostFit) throw new ArgumentException("A fit is out of its range.");
        var (low, high) = (Math.Min(least, wanted), Math.Max(most, wanted));
        Check(households, low, high, priority);
        (least, most) = (low, high);
    }

    void Check(int households, int low, int high, int highest)
    {
        var range = (long)high - low;
        if ((Int128)households * ((Int128)scale * highest + range) > long.MaxValue / 4) throw new ArgumentException("Priorities and fits together are too large.");
        if (highest > 0 && scale <= households * range) throw new ArgumentException("The scale is too small: fits could outweigh a priority.");
    }
}
