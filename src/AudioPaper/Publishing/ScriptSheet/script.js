"use strict";
(() => {
  const marks = [...document.querySelectorAll(".doubt")];
  const told = document.getElementById("told");
  const on = document.getElementById("keys-on");
  let last = -1;

  // From the mark that is focused, else from the one shown last; round at both ends.
  const go = step => {
    told.textContent = marks.length === 0 ? told.dataset.none : "";
    if (marks.length === 0) return;
    const at = marks.indexOf(document.activeElement);
    const from = at >= 0 ? at : last;
    last = from < 0 ? (step > 0 ? 0 : marks.length - 1) : (from + step + marks.length) % marks.length;
    marks[last].scrollIntoView({ block: "center" });
    marks[last].focus({ preventScroll: true });
  };

  document.getElementById("next").addEventListener("click", () => go(1));
  document.getElementById("back").addEventListener("click", () => go(-1));
  document.addEventListener("keydown", event => {
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (!on.checked || typing || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const step = { d: 1, s: -1 }[event.key];
    if (step) {
      event.preventDefault();
      go(step);
    }
  });
  document.getElementById("jumps").hidden = false;
})();
