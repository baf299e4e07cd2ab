// Takes the letters of the European languages written in Latin out of a font of many more: a tenth of its size.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const [, , from, to, ...ranges] = process.argv
const subset = createRequire(process.cwd() + '/')('subset-font')
const letters = ranges.map(range => range.split('-').map(code => parseInt(code, 16))).flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)))
writeFileSync(to, await subset(readFileSync(from), letters.join(''), { targetFormat: 'woff2' }))
