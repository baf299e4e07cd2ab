import { chromium } from 'playwright-core'; import { serve } from './serve.mjs'; import { writeFileSync } from 'node:fs';
const { server, address } = await serve('http://localhost:5077');
const b = await chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: ['--no-sandbox', '--disable-background-networking','--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'] });
const path = process.argv[2], [w,h]=(process.argv[3]??'360x740').split('x');
const c = await b.newContext({ locale: 'uk', viewport: { width: +w, height: +h } }); const p = await c.newPage();
p.on('console', m=>console.log(m.text()));
await p.addInitScript(() => { window.long=[]; new PerformanceObserver(l => window.long.push(...l.getEntries().map(t => [Math.round(t.startTime), Math.round(t.duration)]))).observe({ type: 'longtask', buffered: true });
 addEventListener('DOMContentLoaded', () => { performance.mark('dcl'); const box = document.getElementById('map'); new MutationObserver(() => { if (box.classList.contains('ready')) window.shown ??= performance.now(); }).observe(box, { attributes: true }); }); });
const cdp = await c.newCDPSession(p); await cdp.send('Emulation.setCPUThrottlingRate', { rate: 6 });
await cdp.send('Profiler.enable'); await cdp.send('Profiler.setSamplingInterval',{interval:500}); 
if (process.argv[4]) await cdp.send('Profiler.start');
await p.goto(address + path); await p.waitForFunction(() => window.shown, null, {timeout: 30000}); await p.waitForTimeout(1500);
console.log(await p.evaluate(() => JSON.stringify({ shown: Math.round(window.shown), long: window.long, fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime|0, nav: (n=>[n.responseStart|0,n.responseEnd|0,n.domInteractive|0,n.domContentLoadedEventEnd|0,n.loadEventEnd|0])(performance.getEntriesByType('navigation')[0]), res: performance.getEntriesByType('resource').map(r => [r.name.split('/').slice(-3).join('/').slice(-28), r.startTime|0, r.responseEnd|0]) }, null, 0)).then(s=>s.replaceAll('],','],\n')));
if (process.argv[4]) { const { profile } = await cdp.send('Profiler.stop'); const self={}; const dt=profile.timeDeltas; const by=Object.fromEntries(profile.nodes.map(n=>[n.id,n])); profile.samples.forEach((s,i)=>{const n=by[s].callFrame; const k=n.functionName+' '+n.url.split('/').pop()+':'+n.lineNumber+':'+n.columnNumber; self[k]=(self[k]||0)+dt[i]/1000;}); console.log(Object.entries(self).sort((a,b)=>b[1]-a[1]).slice(0,25).map(([k,v])=>v.toFixed(1)+' '+k).join('\n')); }
await p.screenshot({path:'/tmp/h/mapjs-shots/trace.png'}); await b.close(); server.close();
