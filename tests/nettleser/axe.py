"""axe-core in the page: there before the page's own scripts, and asked for nothing but what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, Page

# axe works out the same few colours anew for every word it judges; the answer is the text's alone, and is kept.
HUSK_FARGENE = """;(() => {
    const farge = axe.commons.color.Color.prototype, les = farge.parseString, kjent = new Map();
    farge.parseString = function (tekst) {
        if (!kjent.has(tekst)) {
            les.call(this, tekst);
            kjent.set(tekst, [this.r, this.g, this.b, this.alpha]);
        }
        [this.r, this.g, this.b, this.alpha] = kjent.get(tekst);
        return this;
    };
})();"""
# What is right it need not describe. All its rules, unless some are named.
BARE_BRUDD: dict[str, Any] = {"resultTypes": ["violations"]}
KJOR = "valg => axe.run(valg).then(svar => svar.violations)"


def klargjor(kontekst: BrowserContext) -> None:
    """From now on every page of this visitor's has axe, read in once by the browser."""
    kontekst.add_init_script(AXE_SCRIPT + HUSK_FARGENE)


def brudd(side: Page, valg: dict[str, Any] = BARE_BRUDD) -> Iterator[str]:
    """What axe objects to, a line for each rule. A page without scripts, or opened before, is given axe now."""
    if not side.evaluate("'axe' in window"):
        side.evaluate(AXE_SCRIPT + HUSK_FARGENE)
    for ett in side.evaluate(KJOR, valg | BARE_BRUDD):
        yield f"{ett['id']}: {[node['html'][:150] for node in ett['nodes'][:3]]}"
