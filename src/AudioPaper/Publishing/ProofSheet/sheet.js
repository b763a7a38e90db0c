"use strict";
(() => {
  const keys = document.getElementById("keys");
  const on = document.getElementById("keys-on");
  const said = document.getElementById("said");
  const articles = [...document.querySelectorAll("article")];
  const marks = [...document.querySelectorAll(".mark")];
  let mark = -1;

  // The article that is focused, else the one that is linked to.
  const current = () => articles.indexOf(document.activeElement.closest("article") || document.querySelector("article:target, article:has(:target)"));

  const go = step => {
    const from = current();
    const to = Math.min(Math.max(from + step, 0), articles.length - 1);
    if (articles.length === 0) return;
    said.textContent = to === from ? (step > 0 ? said.dataset.last : said.dataset.first) : "";
    const article = articles[to];
    const place = document.getElementById(article.dataset.place);
    // Beside each other, both sides show the article; below each other, only the article.
    document.querySelectorAll(".here").forEach(other => other.classList.remove("here"));
    if (place && getComputedStyle(document.querySelector("main")).display === "grid") {
      place.classList.add("here");
      place.scrollIntoView({ block: "start" });
    }
    location.replace("#" + article.id);
    article.focus({ preventScroll: true });
  };

  const doubt = () => {
    said.textContent = marks.length === 0 ? said.dataset.none : "";
    if (marks.length === 0) return;
    const at = marks.indexOf(document.activeElement);
    mark = ((at >= 0 ? at : mark) + 1) % marks.length;
    marks[mark].scrollIntoView({ block: "center" });
    marks[mark].focus({ preventScroll: true });
  };

  document.addEventListener("keydown", event => {
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (!on.checked || typing || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const act = { j: () => go(1), k: () => go(-1), d: doubt }[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  // A click on coloured text does what its label does; choosing text to copy is no click.
  document.getElementById("source").addEventListener("click", event => {
    const run = event.target.closest(".run");
    if (!run || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !getSelection().isCollapsed) return;
    let before = run.previousElementSibling;
    while (before && !before.matches(".chip")) before = before.previousElementSibling;
    (before || run.closest(".row").querySelector(".chip")).click();
  });

  keys.hidden = false;
})();
