// Choosing an employer by name: the list below the field by arrow keys, Enter and Escape, or by a tap.
"use strict";

(() => {
  const FELT = "[role=combobox][data-treff]";
  const listen = (felt) => document.getElementById(felt.getAttribute("aria-controls"));
  const valgene = (felt) => [...listen(felt).querySelectorAll("[role=option]:not([aria-disabled])")];
  const feltet = (liste) => document.querySelector(`[aria-controls="${liste.id}"]`);

  function vis(felt, aapen) {
    listen(felt).hidden = !aapen;
    felt.setAttribute("aria-expanded", String(aapen));
    if (!aapen) pek(felt, null);
  }

  function pek(felt, valg) {
    for (const ett of valgene(felt)) ett.setAttribute("aria-selected", String(ett === valg));
    if (valg) {
      felt.setAttribute("aria-activedescendant", valg.id);
      valg.scrollIntoView({ block: "nearest" });
    } else felt.removeAttribute("aria-activedescendant");
  }

  // The number of the one chosen goes along; what the server asked about before is answered.
  function husk(felt, orgnr) {
    for (const gammel of felt.form.querySelectorAll(`[name="${felt.dataset.treff}"]`)) {
      (gammel.closest("fieldset") ?? gammel).remove();
    }
    const skjult = document.createElement("input");
    Object.assign(skjult, { type: "hidden", name: felt.dataset.treff, value: orgnr });
    felt.form.append(skjult);
  }

  function velg(felt, valg, tekst = valg.dataset.navn) {
    felt.value = tekst;
    husk(felt, valg.dataset.orgnr);
    const kort = felt.closest(".velger").querySelector("[data-valgt]");
    kort.replaceChildren(...valg.cloneNode(true).childNodes);
    kort.hidden = false;
    vis(felt, false);
  }

  document.addEventListener("input", ({ target }) => {
    if (!target.matches(FELT)) return;
    husk(target, "");
    target.closest(".velger").querySelector("[data-valgt]").hidden = true;
  });

  document.addEventListener("htmx:afterSwap", ({ detail }) => {
    const felt = detail.target.matches("[role=listbox]") ? feltet(detail.target) : null;
    if (!felt) return;
    // A whole number means one: it is shown, and no list covers the button.
    const [forste, ...andre] = valgene(felt);
    if (forste && !andre.length && forste.dataset.orgnr === felt.value.replace(/\s/g, "")) velg(felt, forste, felt.value);
    else vis(felt, document.activeElement === felt && detail.target.children.length > 0);
  });

  // A search that meets the login page takes nobody away from what they have typed.
  document.addEventListener("htmx:beforeOnLoad", (hendelse) => {
    const { xhr, elt } = hendelse.detail;
    if (elt.matches(FELT) && xhr.getResponseHeader("HX-Redirect")) hendelse.preventDefault();
  });

  document.addEventListener("keydown", (hendelse) => {
    const felt = hendelse.target;
    if (!felt.matches?.(FELT) || felt.getAttribute("aria-expanded") !== "true") return;
    const alle = valgene(felt);
    const naa = alle.findIndex((ett) => ett.id === felt.getAttribute("aria-activedescendant"));
    if (hendelse.key === "ArrowDown") pek(felt, alle[Math.min(naa + 1, alle.length - 1)]);
    else if (hendelse.key === "ArrowUp") pek(felt, alle[Math.max(naa - 1, 0)]);
    else if (hendelse.key === "Enter" && naa >= 0 && !hendelse.ctrlKey) velg(felt, alle[naa]);
    else if (hendelse.key === "Escape") vis(felt, false);
    else return;
    hendelse.preventDefault();
    hendelse.stopPropagation();
  }, true);

  document.addEventListener("mousedown", (hendelse) => {
    const valg = hendelse.target.closest?.("[role=option][data-orgnr]");
    if (!valg) return;
    hendelse.preventDefault();
    velg(feltet(valg.parentElement), valg);
  });

  document.addEventListener("focusout", ({ target }) => {
    if (target.matches?.(FELT)) vis(target, false);
  });
})();
