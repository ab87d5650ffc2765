"""Whom one has a draft about stands in a row of the list of one's drafts."""

from inkludering.hendelser.lesninger import registrer_lister

registrer_lister("utkast")
