// One script for both pages. What it says comes from the page (its language) or from the server (in the same).
"use strict";
const form = document.querySelector("form");
const told = document.getElementById("told");
const words = form.dataset;
const setup = words.page === "setup";
// behind the #, so that it reaches no server's log; taken out of the bar, so that it stays in no history
const token = setup ? location.hash.slice(1) : "";
if (setup) history.replaceState(null, "", location.pathname);

const say = (text, bad) => {
  told.textContent = text;
  told.classList.toggle("bad", Boolean(bad));
};

const field = (name) => form.elements.namedItem(name);

const clear = () => {
  say("");
  for (const input of form.querySelectorAll("input")) {
    input.removeAttribute("aria-invalid");
    const wrong = document.getElementById(`${input.name}-wrong`);
    if (wrong) wrong.textContent = "";
  }
};

const ask = async (path, body) => {
  let response;
  try {
    response = await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  } catch {
    say(words.offline, true);
    return null;
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  let first = null;
  for (const { field: name, message } of answer.fields ?? []) {
    const input = field(name);
    const wrong = document.getElementById(`${name}-wrong`);
    if (!input || !wrong) continue;
    input.setAttribute("aria-invalid", "true");
    wrong.textContent = message;
    first ??= input;
  }
  if (!first) say(answer.message ?? words.failed, true);
  (first ?? form.querySelector("input[type=password]"))?.focus();
  return answer.code === "LINK_INVALID" ? "gone" : null;
};

// only within this server
const onward = () => {
  const next = new URL(new URLSearchParams(location.search).get("next") ?? "/", location.origin);
  return next.origin === location.origin ? next.href : "/";
};

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  clear();
  const button = form.querySelector("button");
  const body = { password: field("password").value };
  if (field("again") && field("again").value !== body.password) {
    field("again").setAttribute("aria-invalid", "true");
    document.getElementById("again-wrong").textContent = words.differ;
    field("again").focus();
    return;
  }
  if (setup) body.token = token;
  for (const name of ["login", "name"]) {
    if (field(name) && !field(name).disabled) body[name] = field(name).value.trim();
  }
  button.disabled = true;
  say(words.busy);
  const answer = await ask(setup ? "/setup" : "/session", body);
  button.disabled = false;
  if (answer === "gone") form.hidden = true;
  if (answer && answer !== "gone") {
    say(words.done);
    location.replace(onward());
  }
});

if (setup) {
  ask("/setup/link", { token }).then((link) => {
    if (!link || link === "gone") return;
    const first = link.purpose === "SETUP";
    document.getElementById("first").hidden = !first;
    document.getElementById("person").hidden = first;
    for (const name of ["login", "name"]) field(name).disabled = !first;
    document.getElementById("who").hidden = !first;
    if (!first) document.getElementById("whose").textContent = link.login;
    form.hidden = false;
    (first ? field("login") : field("password")).focus();
  });
} else {
  const asked = new URLSearchParams(location.search);
  const problem = document.querySelector(`[data-problem="${CSS.escape(asked.get("problem") ?? "")}"]`);
  if (problem) say(problem.textContent, true);
  const elsewhere = document.getElementById("elsewhere");
  fetch("/sign-in/ways.json").then((answer) => (answer.ok ? answer.json() : {})).then((ways) => {
    elsewhere.hidden = !ways.oidc;
    if (asked.has("next")) elsewhere.href += `?next=${encodeURIComponent(asked.get("next"))}`;
  }).catch(() => {});
}
