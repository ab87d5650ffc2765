// Small comforts on top of pages that work without this file. No storage, no eval.
"use strict";

(() => {
  // Asked for each time: a form that comes back with errors brings them anew.
  const feilomraade = () => document.getElementById("feilomraade");
  const kunngjoring = () => document.getElementById("kunngjoring");

  function visFeil(tekst, mal = "feilmal") {
    const varsel = document.getElementById(mal).content.cloneNode(true);
    varsel.querySelector("[data-tekst]").textContent = tekst;
    feilomraade().replaceChildren(varsel);
  }

  // With a way to log in and go on. What stands on this page alone must not be left, so then it opens beside it.
  function visUtlogget(videre, skrevet) {
    const { utlogget, inn, loggInn, [skrevet]: tekst = "" } = feilomraade().dataset;
    const href = videre ?? `${loggInn}?${new URLSearchParams({ next: location.pathname + location.search })}`;
    const lenke = Object.assign(document.createElement("a"), { href, textContent: inn, className: "aksel-link" });
    if (skrevet === "her") lenke.target = "_blank";
    visFeil(`${utlogget} ${tekst} `);
    feilomraade().querySelector("[data-tekst]").append(lenke);
  }
  document.addEventListener("utlogget", ({ detail }) => visUtlogget(undefined, detail));

  function feiltekst(status, metode) {
    if (status === 404) return feilomraade().dataset.borte;
    return metode === "get" ? feilomraade().dataset.ikkeHentet : feilomraade().dataset.ikkeLagret;
  }

  // A button that is closed while its request runs loses focus: when nothing came of it, it gets focus back.
  let trykket = null;
  document.addEventListener("htmx:beforeRequest", () => {
    trykket = document.activeElement;
  });
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    const mistet = document.activeElement === document.body && trykket?.isConnected;
    if (!detail.successful && mistet) setTimeout(() => trykket.focus());
  });

  // Whether the row below a link is open, for those who do not see it.
  function siOmAapen(rot) {
    for (const lenke of rot.querySelectorAll(".portefolje tbody:not([id]) td:last-child > a:not([href*=':'])")) {
      lenke.setAttribute("aria-expanded", String(Boolean(lenke.closest("tbody").querySelector("[data-panel]"))));
    }
  }

  // Nothing is swapped when a request fails, so what was typed stays where it is.
  for (const hendelse of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(hendelse, ({ detail }) => {
      if (detail.xhr?.status === 403) visUtlogget(undefined, "her");
      else visFeil(feiltekst(detail.xhr?.status ?? 0, detail.requestConfig?.verb));
    });
  }

  // A session that ran out must not take unsaved text with it to the login page.
  document.addEventListener("htmx:beforeOnLoad", (hendelse) => {
    const { xhr, elt, requestConfig } = hendelse.detail;
    const videre = xhr.getResponseHeader("HX-Redirect") ?? "";
    if (!videre.includes(feilomraade().dataset.loggInn) || !erEndret(elt)) return;
    hendelse.preventDefault();
    const bevart = requestConfig.verb === "post" && new URL(videre, location.href).searchParams.has("utkast");
    visUtlogget(videre, bevart ? "bevart" : "her");
  });

  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.successful && detail.xhr.status !== 204) feilomraade().replaceChildren();
  });

  // What is sent beside a row, of an employer that has none on this page, has nothing to take the place of.
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const rader = /<template><tbody id="(\w+)".*?<\/template>/gs;
    detail.serverResponse = detail.serverResponse.replace(rader, (rad, id) => (document.getElementById(id) ? rad : ""));
  });

  // The server sends HX-Trigger: {"kunngjor": "…"} to have a result read aloud.
  document.addEventListener("kunngjor", ({ detail }) => {
    kunngjoring().textContent = detail.value;
  });

  // On a phone focus in a field calls the keyboard over the form, so there the form itself gets it.
  const MED_FINGER = matchMedia("(pointer: coarse)").matches;

  function fokuser(pekt) {
    const element = MED_FINGER && pekt.matches("textarea") ? pekt.form : pekt;
    if (!element.matches("a[href], button, input, select, textarea, [tabindex]")) element.tabIndex = -1;
    element.focus();
  }

  // What the template points out gets focus; else a keyboard user who lost their place gets it back near where they were.
  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    const nytt = detail.elt;
    const pekt = nytt.matches("[data-fokus]") ? nytt : nytt.querySelector("[data-fokus]");
    if (pekt) fokuser(pekt);
    else if (document.activeElement === document.body && (nytt.id ? nytt.id === detail.target?.id : nytt.matches("tbody"))) {
      fokuser(nytt.querySelector("td:last-child > a:not([href*=':'])") ?? nytt.querySelector("a[href], button") ?? nytt);
    }
  });

  const fylles = (panel) => [...panel.querySelectorAll("textarea, select, input:not([type=hidden])")];

  function erEndret(panel) {
    return harTekst(panel) || fylles(panel).some((felt) => felt.checked !== felt.defaultChecked);
  }

  // What came back with errors, or from a draft, is not saved either, though the page began with it.
  function harTekst(panel) {
    if (panel.querySelector("input[name=utkast]")) return true;
    return fylles(panel).some((felt) => felt.matches("textarea, [type=text]") && felt.value !== felt.defaultValue);
  }

  function sendSkjema(hendelse) {
    const skjema = hendelse.target.closest("form");
    if (!skjema) return;
    hendelse.preventDefault();
    skjema.requestSubmit(skjema.querySelector("button:not([type=button]):not([form]):not(:disabled)"));
  }

  // Also where nothing has focus: a form just answered has it in a moment.
  function lukkPanel(hendelse) {
    const { target } = hendelse;
    const panel = target === document.body ? document.querySelector("[data-panel]") : target.closest("[data-panel]");
    if (!panel) return;
    hendelse.preventDefault();
    if (harTekst(panel)) visFeil(feilomraade().dataset.ulagret, "advarselmal");
    else panel.querySelector("[data-lukk]")?.click();
  }

  document.addEventListener("keydown", (hendelse) => {
    if (hendelse.key === "Enter" && (hendelse.ctrlKey || hendelse.metaKey)) sendSkjema(hendelse);
    if (hendelse.key === "Escape") lukkPanel(hendelse);
  });

  // Copying and printing need the browser's help, so their presses show themselves only with it.
  function visHjelp(rot) {
    for (const knapp of rot.querySelectorAll("[data-kopier]")) knapp.hidden = !navigator.clipboard;
    for (const knapp of rot.querySelectorAll("[data-skriv-ut]")) knapp.hidden = false;
  }

  visHjelp(document);
  siOmAapen(document);
  document.addEventListener("htmx:load", ({ detail }) => visHjelp(detail.elt));
  document.addEventListener("htmx:afterSettle", () => siOmAapen(document));
  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-skriv-ut]")) print();
  });
  document.addEventListener("click", async ({ target }) => {
    const knapp = target.closest("[data-kopier]");
    if (!knapp) return;
    const fra = document.getElementById(knapp.dataset.kopierFra);
    await navigator.clipboard.writeText(fra?.value ?? fra?.textContent ?? knapp.dataset.kopier);
    knapp.textContent = knapp.dataset.kopiert;
    document.dispatchEvent(new CustomEvent("kunngjor", { detail: { value: knapp.dataset.kopiert } }));
    if (knapp.form) sendSkjema({ target: knapp, preventDefault() {} }); // it is noted that it was copied
  });

  // A message is opened as it was edited: its text is the last of the link.
  document.addEventListener("input", ({ target }) => {
    for (const lenke of document.querySelectorAll(`[data-tekst-fra="${target.id}"]`)) {
      const tekst = encodeURIComponent(target.value.replaceAll("\n", "\r\n"));
      lenke.href = lenke.href.replace(/body=[^&]*$/, () => `body=${tekst}`);
    }
  });

  // What is typed is what is meant, so the choice it belongs to follows: data-velg="periode=egne".
  document.addEventListener("input", ({ target }) => {
    const [navn, verdi] = target.dataset.velg?.split("=") ?? [];
    const valg = navn && target.value ? target.form.elements[navn] : null;
    if (!valg || valg.value === verdi) return;
    valg.value = verdi;
    kunngjoring().textContent = valg.selectedOptions[0].text;
  });

  const pektUt = document.querySelector("[data-fokus]");
  if (pektUt) fokuser(pektUt);
})();
