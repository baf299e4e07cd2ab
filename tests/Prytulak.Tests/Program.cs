using Prytulak.Tests.Crash;
using Xunit.Runner.InProc.SystemConsole;

// The tests; or a writer that they start, to be killed.
return args is ["write", .. var addresses] ? await CrashWriter.Run(addresses) : await ConsoleRunner.Run(args);
