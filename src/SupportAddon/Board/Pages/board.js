// The board by mouse and in a dialog: what is dropped or chosen goes the way of the form, and the service decides.
import { hold, read, release, show } from './live.js';

const board = document.getElementById('board');
const dialog = document.getElementById('moving');
const drop = document.getElementById('drop');
const said = document.getElementById('said');
let dragged, opener;

/** Shows what the service answers: the form once more, or the board as it is now. */
async function take(answer) {
  const page = await read(answer);
  const form = page.getElementById('move');
  if (form) {
    dialog.replaceChildren(form);
    if (!dialog.open) { hold(); dialog.showModal(); }
    (dialog.querySelector('[role=alert]') ? dialog.querySelector('textarea, a') : dialog.querySelector('input:checked, input[type=radio], a'))?.focus();
    return false;
  }
  if (!page.getElementById('board')) { location.assign(answer.url); return false; }
  dialog.close();
  show(page);
  return true;
}

async function send(address, body, number, id) {
  try {
    if (!await take(await fetch(address, { method: 'POST', body }))) return;
  } catch {
    location.reload(); // The service is away; the browser says so.
    return;
  }

  const card = document.getElementById(`card-${id}`);
  said.textContent = card ? `${number}: ${card.closest('section').querySelector('h2').firstChild.textContent.trim()}` : number;
  document.getElementById(`move-${id}`)?.focus();
}

if (dialog) {
  board.addEventListener('click', async event => {
    const link = event.target.closest('a.move');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    opener = link.id;
    await take(await fetch(link.href));
  });

  dialog.addEventListener('submit', event => {
    event.preventDefault();
    const form = event.target;
    // The answer is on its way.
    if (form.dataset.sent) return;
    send(address(opener), new URLSearchParams(new FormData(form)), dialog.firstElementChild.dataset.number, opener.split('-')[1]);
  });
  dialog.addEventListener('click', event => {
    if (event.target !== dialog && !event.target.closest('a.back')) return;
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener('close', () => {
    dialog.replaceChildren();
    release();
    document.getElementById(opener)?.focus();
  });

  board.addEventListener('dragstart', event => {
    dragged = event.target.closest?.('.card');
    if (!dragged) return;
    hold();
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', dragged.querySelector('.number').textContent);
    dragged.classList.add('dragged');
    for (const column of board.querySelectorAll('.column'))
      column.classList.toggle('open', dragged.dataset.ways.split(' ').includes(column.dataset.state));
  });
  board.addEventListener('dragover', event => {
    const column = event.target.closest('.column');
    for (const other of board.querySelectorAll('.column.over')) if (other !== column) other.classList.remove('over');
    if (!dragged || !column) return;
    event.preventDefault();
    column.classList.add('over');
  });
  board.addEventListener('drop', event => {
    const column = event.target.closest('.column');
    if (!dragged || !column || column.contains(dragged)) return;
    event.preventDefault();
    const id = dragged.id.split('-')[1];
    opener = `move-${id}`;
    drop.elements.to.value = column.dataset.state;
    send(address(opener), new URLSearchParams(new FormData(drop)), dragged.querySelector('.number').textContent, id);
  });
  board.addEventListener('dragend', () => {
    for (const element of board.querySelectorAll('.dragged, .open, .over')) element.classList.remove('dragged', 'open', 'over');
    dragged = undefined;
    release();
  });
}

function address(move) { return `/board/${move.split('-')[1]}`; }
