// Elements without markup in strings: what a file says can never become markup.

const SVG = "http://www.w3.org/2000/svg";

// h makes an element: h("p", {class: "x", onclick: f}, "text", child).
export function h(tag, props, ...kids) {
  return fill(document.createElement(tag), props, kids);
}

// s makes an SVG element in the same way.
export function s(tag, props, ...kids) {
  return fill(document.createElementNS(SVG, tag), props, kids);
}

function fill(el, props, kids) {
  for (const [key, value] of Object.entries(props || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) el.addEventListener(key.slice(2), value);
    else if (key === "value" || key === "checked" || key === "disabled" || key === "indeterminate") el[key] = value;
    else el.setAttribute(key, value === true ? "" : value);
  }
  add(el, kids);
  return el;
}

// add appends children: elements, texts, lists of both; what is empty is left out.
function add(el, kids) {
  for (const kid of [].concat(kids)) {
    if (Array.isArray(kid)) add(el, kid);
    else if (kid !== undefined && kid !== null && kid !== false && kid !== "") el.append(kid);
  }
}

// set replaces what an element holds.
export function set(el, ...kids) {
  el.textContent = "";
  add(el, kids);
  return el;
}

// renew draws anew what an element holds. What has the focus has it again: it is known by its data-hold; where it is gone,
// or can no longer be pressed, what a selector names has it.
export function renew(el, draw, otherwise) {
  const active = el.contains(document.activeElement) ? document.activeElement : null;
  const held = active ? active.dataset.hold : "";
  const range = held && active.tagName === "TEXTAREA" ? [active.selectionStart, active.selectionEnd] : null;
  draw();
  if (!held) return;
  const same = Array.from(el.querySelectorAll("[data-hold]")).find((e) => e.dataset.hold === held && !e.disabled);
  const next = same || (otherwise && el.querySelector(otherwise));
  if (next) next.focus();
  if (same && range) same.setSelectionRange(range[0], range[1]);
}

export const byId = (id) => document.getElementById(id);

// toast says what has happened, for some seconds; errors, and what is to be read (stay), until they are closed. It
// belongs to what is shown and goes with it, unless it stays or is of the whole program: wide.
export function toast(text, kind, wide) {
  const close = h("button", {type: "button", class: "quiet", "aria-label": "关闭这条消息"}, "×");
  const item = h("div", {class: "toast " + (kind || ""), "data-wide": Boolean(wide)}, h("p", {}, text), close);
  close.addEventListener("click", () => item.remove());
  const all = byId("toasts");
  for (const old of Array.from(all.children)) if (old.firstChild.textContent === text) old.remove();
  while (all.children.length > 2) all.firstChild.remove();
  all.append(item);
  if (kind !== "bad" && kind !== "stay") setTimeout(() => item.remove(), 8000);
  return item;
}

// untoast takes away the messages of what is no longer shown, but for those that stay until they are closed.
export function untoast() {
  for (const item of document.querySelectorAll(".toast:not([data-wide]):not(.stay)")) item.remove();
}

// failed says why something could not be done.
export function failed(problem) {
  if (problem && problem.gone) return; // the banner says it
  const reason = problem && problem.reason ? problem.reason + (problem.advice ? "　" + problem.advice : "") :
    "页面出了差错。请刷新页面；已经填的都保存着。";
  toast(reason, "bad");
  if (!problem || !problem.reason) console.error(problem);
}

// busy keeps a button from being pressed twice while its work is done.
function busy(button, work) {
  return async (event) => {
    if (event) event.preventDefault();
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    button.classList.add("busy");
    try {
      await work(event);
    } catch (problem) {
      failed(problem);
    } finally {
      button.removeAttribute("aria-disabled");
      button.classList.remove("busy");
    }
  };
}

// action makes a button whose work may take a while.
export function action(label, props, work) {
  const button = h("button", Object.assign({type: "button"}, props), label);
  button.addEventListener("click", busy(button, work));
  return button;
}
