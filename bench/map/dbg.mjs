import { chromium } from 'playwright-core'; import { serve } from './serve.mjs';
const { server, address } = await serve('http://localhost:5077');
const b = await chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: ['--no-sandbox', '--disable-background-networking','--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'] });
for (const path of ['/map?', '/peer/leaflet.html?lat=52.8&lon=15&zoom=2.15&width=326&height=407','/peer/maplibre.html?lat=52.8&lon=15&zoom=2.15&width=326&height=407','/peer/page?lat=52.8&lon=15&zoom=2.15']) {
const c = await b.newContext({ locale: 'uk', viewport: { width: 360, height: 740 } }); const p = await c.newPage();
p.on('console', m=>console.log(m.text())); p.on('pageerror', m=>console.log(m.message));p.on('requestfailed', m=>console.log('failed', m.url(), m.failure()));
await p.goto(address+path); await p.waitForTimeout(3000); console.log(path, await p.evaluate(()=>[window.shown, document.getElementById('map').className])); await c.close(); }
await b.close(); server.close();
