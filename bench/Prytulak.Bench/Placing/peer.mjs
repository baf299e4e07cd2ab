// Flows of minimum cost by OR-Tools, and the same placement as a linear program by HiGHS, both in WebAssembly.
// A line of input asks for one: {"solver": "or-tools", "file": "x.min"}; a line of output tells what it cost:
// {"seconds": 1.2, "cost": "-123"}, or in the place of a cost why there is none. What the solvers say goes elsewhere.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import loadHighs from 'highs';

const answer = console.log;
console.log = console.error;
const { NetworkFlow, SimpleMinCostFlowStatus, solveGraphPayload } = await import('or-tools-wasm/network-flow');
await NetworkFlow.initNetworkFlow();
const highs = await loadHighs();

// A DIMACS file with nodes from 0 up; households send one each to the last node.
function read(file) {
  const network = { supplies: [], tails: [], heads: [], capacities: [], unitCosts: [] };
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [kind, ...rest] = line.split(' '), numbers = rest.map(Number);
    if (kind === 'p') network.supplies = new Array(Number(rest[1])).fill(0);
    if (kind === 'n') network.supplies[numbers[0] - 1] = numbers[1];
    if (kind !== 'a') continue;
    if (!Number.isSafeInteger(numbers[4])) throw new Error('a cost is no exact number here');
    network.tails.push(numbers[0] - 1);
    network.heads.push(numbers[1] - 1);
    network.capacities.push(numbers[3]);
    network.unitCosts.push(numbers[4]);
  }
  return network;
}

function processor() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

// The sum may be more than a double holds exactly.
const costOf = (costs, flows) => String(costs.reduce((sum, cost, at) => sum + BigInt(cost) * BigInt(Math.round(flows[at])), 0n));

async function orTools(network) {
  const before = processor();
  const { status, flows } = await solveGraphPayload({ algorithm: 'minCostFlow', ...network, solveMaxFlowWithMinCost: false });
  const seconds = processor() - before;
  return { seconds, cost: status === SimpleMinCostFlowStatus.OPTIMAL ? costOf(network.unitCosts, flows) : SimpleMinCostFlowStatus[status] };
}

// One variable for each pair; an arc to the last node is the room of a row: of a household for itself, of a unit for many.
function program({ supplies, tails, heads, capacities, unitCosts }) {
  const last = supplies.length - 1, numRows = last, rowUpper = new Float64Array(numRows), pairs = [];
  heads.forEach((head, arc) => head === last ? rowUpper[tails[arc]] = capacities[arc] : pairs.push(arc));
  const numCols = pairs.length;
  return {
    costs: pairs.map(arc => unitCosts[arc]),
    model: {
      numCols, numRows, sense: highs.constants.objectiveSense.minimize, colCost: Float64Array.from(pairs, arc => unitCosts[arc]),
      colLower: new Float64Array(numCols), colUpper: new Float64Array(numCols).fill(1), rowLower: new Float64Array(numRows).fill(-highs.infinity), rowUpper,
      matrix: {
        format: 'csc', numRows, numCols, starts: Int32Array.from({ length: numCols + 1 }, (_, column) => 2 * column),
        indices: Int32Array.from(pairs.flatMap(arc => [tails[arc], heads[arc]])), values: new Float64Array(2 * numCols).fill(1),
      },
    },
  };
}

// The interior point with crossover: on these networks many times faster than the simplex that it takes by itself.
function linear(network) {
  const { costs, model } = program(network), before = processor();
  return highs.withModel(model, solver => {
    solver.options.set({ output_flag: false, solver: 'ipm' });
    solver.run();
    const seconds = processor() - before, flows = solver.getSolution().colValue, status = solver.getModelStatus();
    if (status !== highs.constants.modelStatus.optimal) return { seconds, cost: `status ${status}` };
    return { seconds, cost: flows.some(flow => Math.abs(flow - Math.round(flow)) > 1e-6) ? 'fractions' : costOf(costs, flows) };
  });
}

const solvers = { 'or-tools': orTools, highs: linear };

async function solve({ solver, file }) {
  try {
    return await solvers[solver](read(file));
  } catch (error) {
    return { seconds: 0, cost: error.message };
  }
}

for await (const line of createInterface({ input: process.stdin })) answer(JSON.stringify(await solve(JSON.parse(line))));
