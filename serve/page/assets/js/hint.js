// The message beside a cell at fault: on hover and on focus. It stays while the pointer is on it, and Escape closes it.
import {byId, h, set} from "./dom.js";

let box = null;
let owner = null;
let timer = 0;

function make() {
  if (!box) {
    window.addEventListener("scroll", () => put(), true);
    window.addEventListener("resize", () => put());
  }
  box = h("div", {class: "hint", id: "hint", role: "tooltip", hidden: true});
  box.addEventListener("mouseenter", () => clearTimeout(timer));
  box.addEventListener("mouseleave", () => later());
  byId("main").append(box);
}

// hint shows content beside an element, and names it as the description of the field.
export function hint(anchor, field, content) {
  if (!box || !box.isConnected) make();
  clearTimeout(timer);
  if (owner && owner.field !== field) owner.field.removeAttribute("aria-describedby");
  owner = {anchor, field};
  set(box, content);
  box.hidden = false;
  field.setAttribute("aria-describedby", "hint");
  put();
}

export function unhint() {
  clearTimeout(timer);
  if (!box || !owner) return false;
  const open = !box.hidden;
  box.hidden = true;
  owner.field.removeAttribute("aria-describedby");
  owner = null;
  return open;
}

// hinted is the field whose message is shown, or nothing.
export const hinted = () => (owner && !box.hidden ? owner.field : null);

export function later() {
  clearTimeout(timer);
  timer = setTimeout(unhint, 250);
}

function put() {
  if (!owner || box.hidden) return;
  const r = owner.anchor.getBoundingClientRect();
  const width = Math.min(360, window.innerWidth - 16);
  box.style.width = width + "px";
  const left = Math.max(8, Math.min(r.left, window.innerWidth - width - 8));
  const below = r.bottom + 6;
  const up = below + box.offsetHeight > window.innerHeight && r.top - box.offsetHeight - 6 > 0;
  box.style.left = left + "px";
  box.style.top = (up ? r.top - box.offsetHeight - 6 : below) + "px";
}
