// Values that were taken because they fit: each stays marked until somebody has held it against the ledger, or undoes it.
import {h} from "./dom.js";
import {place} from "./marks.js";
import {local, store} from "./store.js";

// They are kept by the file, and by its draft, which outlives the file's id when the program is started again, and which
// the file has anew when something is undone and done again.
const keys = (view) => ["guess.file." + view.id].concat(view.draft ? ["guess.draft." + view.draft] : []);

function kept(view) {
  const [own, draft] = keys(view).map((k) => local.get(k));
  if (own && view.draft && !draft) keep(view, own);
  return own || draft || {};
}

function keep(view, all) {
  for (const k of keys(view)) local.set(k, Object.keys(all).length ? all : null);
}

// forget lets go of those of a draft that is deleted.
export const forget = (draft) => local.set("guess.draft." + draft, null);

// took notes that values of suspects were taken in a file.
export function took(id, suspects) {
  const view = store.views.get(id);
  if (!view) return;
  const all = kept(view);
  for (const s of suspects) all[s.cell] = {was: s.value, now: s.should_be, sheet: s.sheet, ref: s.ref};
  keep(view, all);
}

// guesses returns those that still stand in a view: [{cell, was, now, sheet, ref}].
export function guesses(view) {
  const all = kept(view);
  const typed = (view.corrected && view.corrected.cells) || {};
  return Object.keys(all).filter((cell) => typed[cell] === all[cell].now).map((cell) => Object.assign({cell}, all[cell]));
}

// guessed draws them for the list. context: {cell, jump, again() draws anew}.
export function guessed(view, context) {
  const list = guesses(view);
  if (!list.length) return null;
  return h("section", {class: "guessed", "aria-labelledby": "guessed-title"},
    h("h3", {id: "guessed-title"}, "采用了建议值，请对照台账核实"),
    h("ul", {}, list.map((g) => h("li", {}, h("button", {type: "button", class: "link", onclick: () => context.jump(g)}, place(g)), " ",
      label(context.cell(g.cell)), "：原为 " + (g.was || "空") + "，改成了 " + g.now + " ",
      h("button", {type: "button", "aria-label": place(g) + " 已核实", onclick: () => {
        const all = kept(view);
        delete all[g.cell];
        keep(view, all);
        context.again();
      }}, "已核实")))));
}

const label = (cell) => (cell && cell.label) || "";
