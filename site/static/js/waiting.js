// A page that waits for the server asks how things stand and moves on once they changed; until then nobody is disturbed.
"use strict";

const EVERY = 3000;
const { state } = document.querySelector("[data-state]").dataset;

async function look() {
  try {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.redirected || page.querySelector("[data-state]")?.dataset.state !== state) {
      location.assign(answer.url);
      return;
    }
  } catch {
    // The connection is lost: it may come back.
  }
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
