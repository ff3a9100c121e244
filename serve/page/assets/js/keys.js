// Walking through a drawn table with the arrow keys, and a block pasted from Excel.
import {toast} from "./dom.js";
import {change} from "./edits.js";

// walk gives a table its keys: arrows and Enter go to the next field, Home and End along the row are the browser's own.
export function walk(el, drawn, id, back) {
  el.addEventListener("keydown", (event) => {
    const from = drawn().get(event.target.dataset ? event.target.dataset.cell : "");
    if (!from || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") return back(from, event);
    const to = next(drawn(), from, event);
    if (!to) return;
    event.preventDefault();
    to.input.focus();
  });
  el.addEventListener("paste", (event) => {
    const from = drawn().get(event.target.dataset ? event.target.dataset.cell : "");
    const text = event.clipboardData ? event.clipboardData.getData("text/plain") : "";
    if (!from || !/[\t\n]/.test(text.replace(/\r?\n$/, ""))) return;
    event.preventDefault();
    paste(drawn(), from, text, id);
  });
}

const STEPS = {ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Enter: [1, 0]};

function next(cells, from, event) {
  const step = STEPS[event.key];
  if (!step) return null;
  if (from.input.tagName === "SELECT" && event.key !== "ArrowLeft" && event.key !== "ArrowRight") return null;
  const {selectionStart: start, selectionEnd: end, value} = from.input;
  const whole = start === 0 && end === String(value).length;
  if (step[1] < 0 && !whole && start > 0) return null;
  if (step[1] > 0 && !whole && end < value.length) return null;
  const down = event.key === "Enter" && event.shiftKey ? -1 : step[0];
  return nearest(cells, from, down, step[1]);
}

// nearest is the next field in a direction, over headings that stand between; across the row's end it stays.
function nearest(cells, from, down, right) {
  let best = null;
  for (const box of cells.values()) {
    if (box.key !== from.key) continue;
    const rows = box.cell.row - from.cell.row;
    const cols = box.cell.col - from.cell.col;
    if (down ? Math.sign(rows) !== down : rows !== 0 || Math.sign(cols) !== right) continue;
    const far = down ? Math.abs(rows) * 100 + Math.abs(cols) : Math.abs(cols);
    if (!best || far < best.far) best = {far, box};
  }
  return best && best.box;
}

// block reads what Excel and WPS put on the clipboard: tabs and lines, a cell with a line feed in quotation marks.
export function block(text) {
  const rows = [[""]];
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const row = rows[rows.length - 1];
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') row[row.length - 1] += text[++i];
      else if (c === '"') quoted = false;
      else row[row.length - 1] += c;
    } else if (c === '"' && row[row.length - 1] === "") quoted = true;
    else if (c === "\t") row.push("");
    else if (c === "\n") rows.push([""]);
    else if (c !== "\r") row[row.length - 1] += c;
  }
  const last = rows[rows.length - 1];
  if (rows.length > 1 && last.length === 1 && last[0] === "") rows.pop();
  return rows.map((row) => row.map((value) => value.trim()));
}

// paste puts a block into the fields from one on, and says what of it found no place.
function paste(cells, from, text, id) {
  const at = new Map();
  for (const box of cells.values()) if (box.key === from.key) at.set(box.cell.row + " " + box.cell.col, box);
  const changes = {};
  const n = {put: 0, totals: 0, outside: 0};
  block(text).forEach((row, down) => row.forEach((value, right) => {
    const box = at.get(from.cell.row + down + " " + (from.cell.col + right));
    if (!box) n.outside += value === "" ? 0 : 1;
    else if (box.input.readOnly) n.totals++;
    else {
      changes[box.cell.id] = value;
      box.input.value = value;
      n.put++;
    }
  }));
  if (n.put) change(id, {cells: changes});
  let said = "粘贴了 " + n.put + " 格。";
  if (n.totals) said += n.totals + " 格总计由公式算出，没有覆盖。";
  if (n.outside) said += n.outside + " 个数在表的数字格以外，没有粘贴：请从块的左上角那一格粘贴。";
  toast(said, n.outside ? "bad" : "");
}
