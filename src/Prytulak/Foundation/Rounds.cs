namespace Prytulak.Foundation;

/// <summary>Work that is done again and again beside the requests. A round that fails is told in the log and made again after the pause: a database that is away for a moment must not end it, nor the server.</summary>
public abstract partial class Rounds(TimeSpan pause, TimeProvider clock, ILogger log) : BackgroundService
{
    protected sealed override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Try();
            await Task.Delay(pause, clock, stop);
        }
    }

    protected ILogger Log => log;

    protected DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Does everything that is due now.</summary>
    public abstract Task Round();

    private async Task Try()
    {
        try
        {
            await Round();
        }
        catch (Exception failure)
        {
            // The message may quote what was sealed or typed.
            Failed(log, GetType().Name, failure.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of {Work} failed: {Failure}")]
    private static partial void Failed(ILogger log, string work, string failure);
}
