"""What a look in the employer's portal is called."""

from django.utils.translation import gettext_lazy as _

from inkludering.hendelser.lesninger import registrer_ord

registrer_ord(_("Så navnet ditt og forløpet på siden til arbeidsgiveren"), "portal")
