// Charts as SVG bars, this year's beside last year's; every figure stands beside its bar, so that none is told by colour.
import {h, s, set} from "./dom.js";

const ROW = 22; // pixels of a bar with its gap
const TEXT = 13;

// draw fills an element with the charts that have figures.
export function draw(el, view) {
  const charts = (view.charts || []).filter((c) => c.points.some((p) => Number(p.value) || Number(p.last)));
  set(el, charts.map((chart) => figure(chart, view)));
  el.hidden = !charts.length;
}

function figure(chart, view) {
  const both = chart.points.some((p) => p.last !== undefined);
  const holder = h("div", {class: "plot"});
  const el = h("figure", {class: "chart"}, h("figcaption", {}, chart.title, both ? legend(view) : null), holder);
  let drawn = 0;
  const render = () => {
    const width = Math.max(260, Math.floor(holder.clientWidth || 480));
    if (Math.abs(width - drawn) < 2) return;
    drawn = width;
    set(holder, plot(chart, both, width, view));
  };
  if (window.ResizeObserver) new ResizeObserver(render).observe(holder);
  requestAnimationFrame(render);
  return el;
}

function legend(view) {
  return h("span", {class: "legend"}, h("i", {class: "key now"}), year(view.check.year, "本年"),
    h("i", {class: "key last"}), year(view.last && view.last.year, "上年"));
}

const year = (y, name) => (y ? y + "年" : name);

function number(text) {
  const n = Number(text);
  return Number.isFinite(n) ? n : 0;
}

function plot(chart, both, width, view) {
  const bars = both ? 2 : 1;
  const labels = Math.min(120, Math.max(...chart.points.map((p) => p.label.length)) * TEXT + 10);
  const most = Math.max(1, ...chart.points.map((p) => Math.max(number(p.value), number(p.last))));
  const values = String(most).length * 8 + 14;
  const room = Math.max(40, width - labels - values);
  const step = ROW * bars + 8;
  const height = step * chart.points.length;
  const said = chart.points.map((p) => p.label + " " + (p.value || "0") +
    (p.last !== undefined ? "（上年 " + (p.last || "0") + "）" : "")).join("，");
  const rows = chart.points.map((p, i) => {
    const y = i * step + 4;
    const parts = [s("text", {class: "label", x: labels - 8, y: y + (ROW * bars) / 2 + 4, "text-anchor": "end"}, p.label),
      bar(p.value, y, "now")];
    if (both) parts.push(bar(p.last, y + ROW, "last"));
    return s("g", {}, parts);
  });
  function bar(value, y, kind) {
    const long = Math.max(number(value) > 0 ? 1 : 0, (number(value) / most) * room);
    return s("g", {class: kind}, s("rect", {x: labels, y: y + 2, width: long.toFixed(1), height: ROW - 5}),
      s("text", {x: labels + long + 5, y: y + ROW / 2 + 5}, value === undefined || value === "" ? "—" : value));
  }
  return s("svg", {width, height, viewBox: "0 0 " + width + " " + height, role: "img",
    "aria-label": chart.title + "：" + said + (both && view.last ? "。上年数取自 " + view.last.name : "")}, rows,
    s("line", {class: "axis", x1: labels, x2: labels, y1: 0, y2: height}));
}
