using System.Collections.Concurrent;
using System.Net;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>How often anybody may ask for letters and try secrets on this node. Known and unknown addresses are counted alike.</summary>
public sealed class SignInBudgets(TimeProvider clock, Accounts accounts)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private readonly Budget lettersOfSource = new(30), lettersOfAddress = new(5), triesOfSource = new(60);

    /// <summary>Counts a letter that somebody asks for; refuses when there were too many from there, or to that address.</summary>
    public void SpendLetter(HttpContext http, string address)
    {
        var index = Convert.ToHexString(accounts.EmailIndex(address));
        if (!lettersOfSource.Spend(Source(http), clock.GetUtcNow()) || !lettersOfAddress.Spend(index, clock.GetUtcNow())) throw TooMany;
    }

    /// <summary>Counts a try at a code, a passkey or an invitation.</summary>
    public void SpendTry(HttpContext http)
    {
        if (!triesOfSource.Spend(Source(http), clock.GetUtcNow())) throw TooMany;
    }

    private static Refusal TooMany => new(Why.TooMany, "refusal.too_many");

    private static string Source(HttpContext http) => http.Connection.RemoteIpAddress is { } address ? Convert.ToHexString(Network(address)) : "";

    // One customer of a provider has a whole /64 of IPv6.
    private static byte[] Network(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4().GetAddressBytes() : address.GetAddressBytes() is var bytes ? bytes[..Math.Min(8, bytes.Length)] : [];

    /// <summary>So many in a window of time, for each of many.</summary>
    private sealed class Budget(int most)
    {
        private const int ManyNames = 20_000;
        private readonly ConcurrentDictionary<string, Spent> all = new();

        public bool Spend(string whose, DateTimeOffset now)
        {
            if (all.Count > ManyNames) Sweep(now);
            return all.AddOrUpdate(whose, _ => new(now, 1), (_, spent) => now - spent.Since >= Window ? new(now, 1) : spent with { Times = spent.Times + 1 }).Times <= most;
        }

        private void Sweep(DateTimeOffset now)
        {
            foreach (var (whose, spent) in all)
                if (now - spent.Since >= Window) all.TryRemove(whose, out _);
        }
    }

    private readonly record struct Spent(DateTimeOffset Since, int Times);
}
