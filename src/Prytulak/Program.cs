using Prytulak;

return await CommandLine.Run(args);
