using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Prytulak.Tests.Fixture;

/// <summary>Everything that the server logs, kept: message, scopes left out, exceptions in full.</summary>
public sealed class Heard : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string category) => new Ear(category, lines);

    public void Dispose() { }

    private sealed class Ear(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel level) => true;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? failure, Func<TState, Exception?, string> format) =>
            lines.Enqueue($"{level} {category}: {format(state, failure)} {failure}");
    }
}
