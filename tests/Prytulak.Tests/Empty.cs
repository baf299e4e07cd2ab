namespace Prytulak.Tests;
