// Keeps the parts of a page that are marked data-live up to date: when the service tells that a ticket has changed, the
// page is asked for again and those parts are taken from it. data-live="12" is about ticket 12 alone, "plan 12" about that
// correction, "corrections" about all of them; "health 12" is about probe 12, "health" about all. How a system stands changes by
// time alone as well, when a measurement is overdue: such a page is asked for again now and then.
const gap = 400;
let news, holds = 0, wanted = false, busy = false;

export const read = async answer => new DOMParser().parseFromString(await answer.text(), 'text/html');

/** Takes the live parts from a page, and leaves the focus where it was. Says whether the page has them. */
export function show(page) {
  const parts = [...document.querySelectorAll('[data-live]')].map(part => [part, page.getElementById(part.id)]);
  if (!parts.every(([, fresh]) => fresh)) return false;
  const focused = document.activeElement?.id;
  // What is as it was stays where it is, under the reader's mouse.
  for (const [part, fresh] of parts) if (part.innerHTML !== fresh.innerHTML) replace(part, fresh);
  if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus();
  return true;
}

function replace(part, fresh) {
  const scrolled = [...part.querySelectorAll('[id]')].filter(box => box.scrollTop).map(box => [box.id, box.scrollTop]);
  part.replaceChildren(...fresh.childNodes);
  for (const [id, top] of scrolled) document.getElementById(id)?.scrollTo(0, top);
}

/** While something is in the reader's hand, nothing moves under it. */
export function hold() { holds++; }
export function release() { holds--; refresh(false); }

async function refresh(more = true) {
  wanted ||= more;
  if (!wanted || busy || holds) return;
  busy = true;
  wanted = false;
  try {
    const answer = await fetch(location.href);
    const page = await read(answer);
    if (holds) wanted = true;
    // Signed out, or no longer allowed: the page itself says so.
    else if (!show(page)) location.reload();
  } catch {
    // The service is away: the stream comes back when it does, and says hello.
  }
  setTimeout(() => { busy = false; refresh(false); }, gap);
}

function listen() {
  news?.close();
  // A browser has few connections to a service; pages that nobody looks at need none.
  if (document.hidden) return;
  news = new EventSource('/live');
  news.addEventListener('hello', () => refresh());
  news.addEventListener('ticket', change => {
    if (change.data === '0' || [...document.querySelectorAll('[data-live]')].some(part => ['', change.data].includes(part.dataset.live))) refresh();
  });
  news.addEventListener('correction', change => {
    if ([...document.querySelectorAll('[data-live]')].some(part => ['corrections', change.data].includes(part.dataset.live))) refresh();
  });
  const watches = which => [...document.querySelectorAll('[data-live^=health]')].some(part => !which || ['health', `health ${which}`].includes(part.dataset.live));
  news.addEventListener('health', change => { if (watches(change.data)) refresh(); });
  news.addEventListener('still', () => { if (watches()) refresh(); });
  // Refused for good, as far as the browser is concerned; signed out for example.
  news.addEventListener('error', () => { if (news.readyState === EventSource.CLOSED) setTimeout(() => { refresh(); listen(); }, 5000); });
}

if (document.querySelector('[data-live]')) {
  listen();
  document.addEventListener('visibilitychange', listen);
}
