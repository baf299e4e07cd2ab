// Turns the numbering plans of libphonenumber-js into the table that Prytulak.Engines.Phones reads.
// A plan is a line: country, calling code, exit code, trunk prefix, transform, leading digits, well-formed, assigned.
// Below it its display formats, the first cell empty: number, leading digits, replacement. Cells are parted by tabs.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const metadata = JSON.parse(readFileSync(createRequire(process.cwd() + '/').resolve('libphonenumber-js/metadata.max.json')))
if (metadata.version !== 4) throw new Error(`libphonenumber-js metadata of version ${metadata.version}: look at the places of the cells again`)

// Until 2009 the long-distance code of Ukraine was 8, then 0 and the area; people still write it so.
const habits = { UA: '8?0' }

const plans = Object.values(metadata.country_calling_codes).flat().map(country => [country, metadata.countries[country]])
const beyondCountries = Object.values(metadata.nonGeographic).map(plan => ['001', plan])
const lines = [...plans, ...beyondCountries].flatMap(([country, plan]) => [line(country, plan), ...formats(plan)])
writeFileSync(process.argv[2], lines.map(cells => cells.map(checked).join('\t') + '\n').join(''))

function line(country, [code, exit, wellFormed, , , trunk, , trunkForParsing, transform, , leading, types]) {
  const assigned = (types || []).map(type => type && type[0]).filter(Boolean).join('|')
  return [country, code, exit, habits[country] || trunkForParsing || trunk, transform, leading, wellFormed, assigned || wellFormed]
}

function formats([, , , , formats]) {
  return (formats || [])
    .map(([number, national, leading, , , international]) => ['', number, leading?.at(-1), international || national])
    .filter(([, , , replacement]) => replacement !== 'NA')
}

function checked(cell) {
  if (/[\t\n\r]/.test(cell ?? '')) throw new Error(`a cell cannot hold ${JSON.stringify(cell)}`)
  return cell || ''
}
