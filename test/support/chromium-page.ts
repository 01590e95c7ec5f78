import { once } from 'node:events';
import { createServer } from 'node:http';

/** Something that a page saw a finger or a keyboard do. */
export type PageEvent = {
  readonly type: string;
  readonly target: string;
  /** The number of fingers, the text, the position or the distance: what the type is about. */
  readonly value: string | number;
};

/** A web page with something to tap, press, scroll, drag, pinch and type into, and what happened there. */
export type RecordingPage = AsyncDisposable & {
  /** With `?wide` it is a page that isn't made for phones. */
  readonly url: string;
  readonly events: readonly PageEvent[];
};

const FOR_PHONES = '<meta name="viewport" content="width=device-width">';
const PAGE = `<!doctype html>
<meta charset="utf-8">
<title>Touch</title>
<style>
  body { margin: 0; font: 16px sans-serif; touch-action: manipulation }
  .box { position: absolute; width: 80px; height: 60px; background: #ddd; user-select: none }
  #dot { left: 301px; top: 7px; width: 12px; height: 12px; background: #ff00ff }
  #double { left: 20px; top: 40px } #press { left: 120px; top: 40px } #second { left: 220px; top: 40px }
  #message { position: absolute; left: 20px; top: 120px; width: 340px; height: 30px }
  #secret { position: absolute; left: 20px; top: 160px; width: 340px; height: 30px }
  #list { position: absolute; left: 20px; top: 210px; width: 340px; height: 200px; overflow: auto }
  #list p { height: 48px; margin: 0 }
  #card { left: 20px; top: 430px; touch-action: none } #bin { left: 280px; top: 430px }
  #map { left: 20px; top: 510px; width: 340px; height: 250px; touch-action: none }
  #lossy, #grouped, #rich { position: absolute; left: 20px; width: 160px; height: 30px }
  #lossy { top: 780px } #grouped { top: 820px } #rich { top: 860px }
  #busy { position: absolute; left: 220px; top: 790px }
  #off { position: absolute; left: 20px; top: 1400px }
</style>
<button id="dot" class="box" aria-label="Dot"></button>
<button id="double" class="box">Double</button>
<button id="press" class="box">Press</button>
<label id="second" class="box"><input type="checkbox" id="check">Agree</label>
<textarea id="message" placeholder="Message"></textarea>
<input id="secret" type="password" placeholder="Secret" value="hunter2">
<div id="list">${Array.from({ length: 40 }, (_, row) => `<p>Row ${row}</p>`).join('')}</div>
<div id="card" class="box">Card</div><div id="bin" class="box">Bin</div>
<div id="map" class="box" role="img" aria-label="Map"></div>
<input id="lossy" placeholder="Lossy"><input id="grouped" placeholder="Grouped">
<div id="rich" contenteditable role="textbox" aria-label="Rich"></div>
<progress id="busy" aria-label="Busy"></progress>
<button id="off">Far below</button>
<script>
  const tell = (type, target, value) => fetch('/event', { method: 'POST', keepalive: true, body: JSON.stringify({ type, target, value }) });
  const on = (id, type, value) => document.getElementById(id).addEventListener(type, (event) => {
    const what = value(event);
    if (what !== undefined) tell(type, id, what);
  });
  for (const id of ['dot', 'double', 'press', 'check', 'off']) on(id, 'click', (event) => event.detail);
  on('double', 'dblclick', () => 2);
  let since = 0;
  on('press', 'touchstart', () => { since = performance.now(); return 0; });
  on('press', 'touchend', () => Math.round(performance.now() - since));
  on('message', 'input', (event) => event.target.value);
  // Loses every third key, and takes what is put in.
  let keys = 0;
  on('lossy', 'beforeinput', (event) => {
    if (event.inputType === 'insertText' && ++keys % 3 === 0) event.preventDefault();
  });
  on('grouped', 'input', ({ target }) => {
    target.value = target.value.replace(/ /g, '').replace(/\\B(?=(?:\\d{3})+$)/g, ' ');
  });
  on('list', 'scroll', (event) => event.target.scrollTop);
  on('card', 'touchend', (event) => {
    const [touch] = event.changedTouches;
    return document.elementFromPoint(touch.clientX, touch.clientY).id;
  });
  const spread = ({ touches: [a, b] }) => b === undefined ? undefined : Math.round(Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY));
  on('map', 'touchmove', spread);
  // Also when the page comes out of the browser's memory of pages left.
  addEventListener('pageshow', () => tell('load', 'page', location.search));
</script>`;

/** Serves the page on the loopback interface. */
export async function startRecordingPage(): Promise<RecordingPage> {
  const events: PageEvent[] = [];
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST') {
      const page = request.url?.endsWith('?wide') ? PAGE : `${PAGE}${FOR_PHONES}`;
      response.setHeader('content-type', 'text/html').end(request.url === '/favicon.ico' ? '' : page);
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    events.push(JSON.parse(Buffer.concat(chunks).toString()));
    response.writeHead(204).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    events,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
