// Nothing typed is lost: forms are kept on the server while somebody types, sent without leaving the page, and a word
// is said before the session ends. Everything works without this file, but for the keeping. No storage, no eval.
"use strict";

(() => {
  const adresser = { ...document.getElementById("feilomraade").dataset };
  const SKJEMA = "main form[method=post]";
  // Milliseconds: how soon after the first new character, and how long between two requests.
  const PAUSE = 1500;
  const MELLOMROM = 5000;
  const VARSEL = 120_000;
  // When a page has stood open as long as this, the dialog is fetched.
  const STAATT_LENGE = 30_000;
  // What a browser sends after the page is gone may be no larger.
  const STORST_PAA_VEI_UT = 60_000;
  const tilstander = new WeakMap();

  function visFeil(tekst) {
    if (!tekst) return;
    const varsel = document.getElementById("feilmal").content.cloneNode(true);
    varsel.querySelector("[data-tekst]").textContent = tekst;
    document.getElementById("feilomraade").replaceChildren(varsel);
  }

  function tilstand(skjema) {
    if (!tilstander.has(skjema)) tilstander.set(skjema, { ur: 0, sist: -Infinity, lagret: "", underveis: null, trykk: 0 });
    return tilstander.get(skjema);
  }

  const skjemaene = () => [...document.querySelectorAll(SKJEMA)];
  const ventende = () => skjemaene().filter((skjema) => tilstand(skjema).ur || tilstand(skjema).underveis);

  // What is in a form

  function feltene(skjema) {
    return [...skjema.elements].filter((felt) => felt.name && !felt.matches("[type=hidden], [type=submit], button"));
  }

  function erEndret(felt) {
    if (felt.matches("[type=radio], [type=checkbox]")) return felt.checked !== felt.defaultChecked;
    if (!felt.matches("select")) return felt.value !== felt.defaultValue;
    const standard = [...felt.options].findIndex((valg) => valg.defaultSelected);
    return felt.selectedIndex !== Math.max(standard, 0);
  }

  // Also those the page has from a draft, or has come back with (after a *); all of them when nobody knows which (*).
  function endrede(skjema) {
    const alle = feltene(skjema);
    const fra_foer = skjema.querySelector("input[name=utkast]")?.value ?? "";
    if (fra_foer === "*") return new Set(alle.map((felt) => felt.name));
    const kjente = fra_foer.split(" ").filter((navn) => navn && navn !== "*");
    return new Set([...kjente, ...alle.filter(erEndret).map((felt) => felt.name)]);
  }

  function stien(skjema) {
    return new URL(skjema.getAttribute("action") ?? location.href, location.href).pathname;
  }

  function tittelen(skjema) {
    return skjema.dataset.tittel ?? document.querySelector("h1")?.innerText ?? "";
  }

  function innholdet(skjema) {
    const felt = new URLSearchParams(new FormData(skjema));
    felt.delete("csrfmiddlewaretoken");
    return { endret: [...endrede(skjema)].sort().join(" "), felt: felt.toString() };
  }

  const avtrykk = ({ endret, felt }) => `${endret}\n${felt}`;

  // What the server has not said that it has kept.
  function staarBareHer(skjema) {
    const fylt = kommerIgjen(skjema) || feltene(skjema).some(erEndret);
    return fylt && avtrykk(innholdet(skjema)) !== tilstand(skjema).bevart;
  }

  // Where what is filled in stands; the words for each are in feilomraade.html.
  function hvorDetStaar() {
    if (skjemaene().some(staarBareHer)) return "her";
    return skjemaene().some((skjema) => endrede(skjema).size) ? "bevart" : "";
  }

  // Keeping it

  function lagre(skjema) {
    const t = tilstand(skjema);
    clearTimeout(t.ur);
    t.ur = 0;
    const { endret, felt } = innholdet(skjema);
    const dette = avtrykk({ endret, felt });
    if (dette === t.lagret || (!endret && !t.lagret)) return t.underveis;
    t.lagret = dette;
    t.sist = performance.now();
    t.underveis = send(skjema, { sti: stien(skjema), tittel: tittelen(skjema), endret, felt }).finally(() => {
      t.underveis = null;
    });
    return t.underveis;
  }

  async function send(skjema, felt, igjen = false) {
    const kropp = new URLSearchParams({ ...felt, csrfmiddlewaretoken: csrf() });
    const keepalive = kropp.toString().length < STORST_PAA_VEI_UT;
    const t = tilstand(skjema);
    const { trykk } = t;
    try {
      const svar = await fetch(adresser.utkast, { method: "POST", body: kropp, keepalive, redirect: "manual" });
      noterOkta(svar.headers.get("X-Okt-Varer"));
      if (svar.status === 403 && !igjen && (await nyttMerke())) return send(skjema, felt, true);
      if (svar.status === 204) t.bevart = avtrykk(felt);
      if (svar.type === "opaqueredirect") visUtlogget();
      // Pressed meanwhile, it may be that very press which has stored it: a press answers for itself.
      if (svar.status === 409 && t.trykk === trykk) visFeil((await dialogen())?.dataset.altLagret);
      if (svar.status === 413) visFeil((await dialogen())?.dataset.forLangt);
      if (svar.status === 507) return visFeil((await dialogen())?.dataset.forMange);
      if (svar.status >= 500 || svar.status === 429) provIgjen(skjema);
    } catch {
      provIgjen(skjema);
    }
    return null;
  }

  function provIgjen(skjema) {
    tilstand(skjema).lagret = "";
    planlegg(skjema);
  }

  // The first character waits a moment for more; the next ones are never older than the time between two requests.
  function planlegg(skjema) {
    const t = tilstand(skjema);
    if (t.ur || t.sendes) return;
    t.ur = setTimeout(() => lagre(skjema), Math.max(PAUSE, t.sist + MELLOMROM - performance.now()));
  }

  // What was only chosen goes with «Avbryt»; what was typed is still kept, as it may have been pressed by mistake.
  document.addEventListener("click", ({ target }) => {
    const skjema = target.closest?.("[data-avbryt]")?.closest(SKJEMA);
    const skrevet = (felt) => felt.matches("textarea, input:not([type=radio], [type=checkbox])") && erEndret(felt);
    if (!skjema || skjema.querySelector("input[name=utkast]") || feltene(skjema).some(skrevet)) return;
    const t = tilstand(skjema);
    clearTimeout(t.ur);
    Object.assign(t, { ur: 0, sendes: true });
    if (t.lagret) send(skjema, { sti: stien(skjema), tittel: tittelen(skjema), endret: "", felt: "" });
  });

  function lagreAlt() {
    return Promise.all(ventende().map((skjema) => lagre(skjema)));
  }

  for (const hendelse of ["input", "change"]) {
    document.addEventListener(hendelse, ({ target }) => {
      if (target.form?.matches(SKJEMA)) planlegg(target.form);
    });
  }
  window.addEventListener("beforeunload", lagreAlt);
  window.addEventListener("pagehide", lagreAlt);
  document.addEventListener("visibilitychange", () => document.hidden && lagreAlt());

  // Whatever is fetched into the page may take a form's place: what stands in it is kept first.
  document.addEventListener("htmx:confirm", (hendelse) => {
    if (hendelse.detail.verb !== "get" || !ventende().length) return;
    hendelse.preventDefault();
    lagreAlt().finally(() => hendelse.detail.issueRequest(true));
  });

  // Sending it

  // In place: what is refused leaves no page behind that Back cannot show, and what fails leaves the text where it is.
  // What is answered with a file (data-fil) the browser sends itself, as only it can save one.
  function sendPaaStedet(skjema) {
    if (skjema.matches("[hx-post], [data-fil]") || skjema.querySelector("[type=password]")) return;
    const valg = {
      "hx-post": skjema.getAttribute("action") ?? location.pathname + location.search,
      "hx-target": "#innhold",
      "hx-select": "#innhold",
      "hx-swap": "outerHTML show:window:top",
      "hx-sync": "this:drop",
      "hx-disabled-elt": "find button[type=submit]:not([form])",
      "hx-disinherit": "*", // what a field fetches by itself has its own place, and presses no button
    };
    if (feltene(skjema).length && stien(skjema) !== location.pathname) valg["hx-push-url"] = stien(skjema);
    for (const [navn, verdi] of Object.entries(valg)) skjema.setAttribute(navn, verdi);
    htmx.process(skjema);
  }
  // What comes back with errors may have been typed and pressed before it was kept: then Back must not lose it.
  const kommerIgjen = (skjema) => skjema.querySelector("input[name=utkast]")?.value.startsWith("* ");
  const husk = (skjema) => kommerIgjen(skjema) && planlegg(skjema);
  document.addEventListener("htmx:load", () => {
    skjemaene().forEach(sendPaaStedet);
    skjemaene().forEach(husk);
  });
  // It is a page that is asked for, not a part of one.
  document.addEventListener("htmx:configRequest", ({ detail }) => {
    if (detail.elt.getAttribute("hx-select") !== "#innhold") return;
    delete detail.headers["HX-Request"];
    detail.headers["X-Skjema"] = "true";
  });

  document.addEventListener("htmx:beforeRequest", ({ detail }) => {
    if (!detail.elt.matches(SKJEMA)) return;
    const t = tilstand(detail.elt);
    clearTimeout(t.ur);
    Object.assign(t, { ur: 0, sendes: true, trykk: t.trykk + 1 });
  });
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    noterOkta(detail.xhr?.getResponseHeader("X-Okt-Varer"));
    if (!detail.elt.matches?.(SKJEMA)) return;
    tilstand(detail.elt).sendes = false;
    if (!detail.successful && detail.elt.isConnected) planlegg(detail.elt);
  });

  // Logged in anew in another tab, the page has an old token: it gets a new one, and what was pressed is sent again.
  document.addEventListener("htmx:responseError", async ({ detail }) => {
    const skjema = detail.elt;
    if (detail.xhr.status !== 403 || !skjema.matches(SKJEMA) || tilstand(skjema).provd) return;
    tilstand(skjema).provd = true;
    if (await nyttMerke()) skjema.requestSubmit();
  });

  function csrf() {
    return document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  }

  // Go on being logged in; what comes back is nothing when nobody is.
  async function sporOkta() {
    const svar = await fetch(adresser.okt, { redirect: "manual" }).catch(() => null);
    if (!svar?.ok) return null;
    noterOkta(svar.headers.get("X-Okt-Varer"));
    return svar.json();
  }

  async function nyttMerke() {
    const okta = await sporOkta();
    if (!okta) return false;
    for (const felt of document.querySelectorAll("[name=csrfmiddlewaretoken]")) felt.value = okta.csrf;
    document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": okta.csrf }));
    return true;
  }

  // The end of the session. Whatever a tab hears, it tells the others.

  const faner = new BroadcastChannel("okt");
  let varselur = 0;
  let sluttur = 0;
  let lenge = false;

  async function dialogen() {
    const staar = document.getElementById("okt");
    const okta = staar ? null : await sporOkta();
    if (!okta) return staar;
    document.body.insertAdjacentHTML("beforeend", okta.dialog);
    const ny = document.getElementById("okt");
    ny.querySelector("[data-fortsett]").addEventListener("click", async () => (await sporOkta()) ?? visUtlogget());
    return ny;
  }

  // As short as this from the start: they have been logged in for as long as anybody may.
  function tellNed(sekunder) {
    clearTimeout(varselur);
    clearTimeout(sluttur);
    const igjen = sekunder * 1000;
    const apen = document.querySelector("#okt[open]");
    lenge = igjen <= VARSEL;
    if (lenge && apen) document.getElementById("okt-tekst").textContent = apen.dataset.lenge;
    else apen?.close();
    varselur = setTimeout(varsle, Math.max(igjen - VARSEL, 0));
    sluttur = setTimeout(visUtlogget, igjen);
  }

  function noterOkta(sekunder) {
    if (!sekunder) return;
    tellNed(Number(sekunder));
    faner.postMessage(Number(sekunder));
  }

  async function varsle() {
    await lagreAlt();
    vis(document.getElementById("okt"));
  }

  function vis(okt) {
    if (!okt) return;
    document.getElementById("okt-skrevet").textContent = hvorDetStaar() === "bevart" ? adresser.bevart : "";
    if (lenge) document.getElementById("okt-tekst").textContent = okt.dataset.lenge;
    if (!okt.open) okt.showModal();
  }

  function visUtlogget() {
    const okt = document.getElementById("okt");
    const skrevet = hvorDetStaar();
    if (!okt) return document.dispatchEvent(new CustomEvent("utlogget", { detail: skrevet }));
    const inn = okt.querySelector("[data-inn]");
    inn.target = skrevet === "her" ? "_blank" : "";
    inn.href = `${okt.dataset.loggInn}?${new URLSearchParams({ next: location.pathname + location.search })}`;
    lenge = false;
    vis(okt);
    document.getElementById("okt-tittel").textContent = okt.dataset.ute;
    document.getElementById("okt-tekst").textContent = okt.dataset.uteTekst;
    document.getElementById("okt-skrevet").textContent = adresser[skrevet] ?? "";
    okt.querySelector("[data-fortsett]").hidden = true;
    inn.hidden = false;
    return inn.focus();
  }

  // Logged in again in another tab: what stands here alone is kept now.
  faner.addEventListener("message", ({ data }) => {
    tellNed(data);
    skjemaene().filter(staarBareHer).forEach(provIgjen);
  });
  noterOkta(document.body.dataset.okt);
  setTimeout(dialogen, STAATT_LENGE);
})();
