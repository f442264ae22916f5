// Which acts a new text holds follows from its day, until the editor ticks one himself (documents/forms/reasons.py).
"use strict";

let isChosen = false;

document.addEventListener("change", ({ target }) => {
  if (target.name === "causes") {
    isChosen = true;
  } else if (target.name === "dated_on" && target.value && !isChosen) {
    for (const box of target.form.querySelectorAll("[name='causes']")) {
      box.checked = box.dataset.since !== "" && box.dataset.since <= target.value;
    }
  }
});
