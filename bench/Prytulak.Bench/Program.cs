using System.CommandLine;
using Prytulak.Bench;
using Prytulak.Bench.Pages;
using Prytulak.Bench.Places;

var root = new RootCommand("Measures what Prytulak costs; without a command, its gazetteer.") { PagesBench.Command(), Peer.Command(), PlacesBench.Command() };
root.SetAction(_ => GazetteerBench.Run(Console.Out));
return await root.Parse(args).InvokeAsync();
