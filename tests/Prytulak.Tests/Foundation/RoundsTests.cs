using Microsoft.Extensions.Logging;
using Prytulak.Foundation;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Foundation;

/// <summary>Work beside the requests goes on after a round that failed, and its failure quotes nothing.</summary>
public sealed class RoundsTests
{
    [Fact]
    public async Task A_round_that_fails_is_told_without_its_message_and_made_again()
    {
        using var heard = new Heard();
        using var rounds = new FailingOnce(heard.CreateLogger("rounds"));
        await rounds.StartAsync(TestContext.Current.CancellationToken);
        await rounds.Second.Task;
        await rounds.StopAsync(TestContext.Current.CancellationToken);
        Assert.Contains(heard.Lines, line => line.Contains("A round of FailingOnce failed: FormatException"));
        Assert.DoesNotContain(heard.Lines, line => line.Contains("Ганна"));
    }

    private sealed class FailingOnce(ILogger log) : Rounds(TimeSpan.FromMilliseconds(1), TimeProvider.System, log)
    {
        private int made;

        public TaskCompletionSource Second { get; } = new();

        public override Task Round()
        {
            if (++made == 1) throw new FormatException("Ганна");
            Second.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
