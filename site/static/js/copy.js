// A button that copies the words of the element it names, shown only where the browser can do that.
"use strict";

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copies]")) {
    button.parentElement.hidden = false;
    button.addEventListener("click", async () => {
      const said = button.parentElement.querySelector("[role=status]");
      try {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent.trim());
        said.textContent = button.dataset.done;
      } catch {
        said.textContent = "Не получилось: выделите и скопируйте сами";
      }
    });
  }
}
