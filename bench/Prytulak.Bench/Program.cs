using System.CommandLine;
using Prytulak.Bench;
using Prytulak.Bench.Live;
using Prytulak.Bench.Pages;
using Prytulak.Bench.Places;
using Prytulak.Bench.Placing;
using Prytulak.Bench.Search;
using Prytulak.Bench.Tiles;

var root = new RootCommand("Measures what Prytulak costs; without a command, its gazetteer.") { PagesBench.Command(), Peer.Command(), LiveBench.Command(), PlacesBench.Command(), SearchBench.Command(), SearchBench.Write(), TilesBench.Command(), PlacingBench.Command(), PlanBench.Command(), SharedBench.Command(), TogetherBench.Command(), AskingBench.Command() };
root.SetAction(_ => GazetteerBench.Run(Console.Out));
return await root.Parse(args).InvokeAsync();
