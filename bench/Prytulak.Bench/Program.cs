using Prytulak.Bench;

GazetteerBench.Run(Console.Out);
