namespace Prytulak.Engines.Tests;
