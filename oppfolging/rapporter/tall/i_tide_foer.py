"""What «i tide» meant in the versions before, for the cuts stored then."""

from datetime import date

from django.utils.translation import gettext_lazy

from oppfolging.rapporter.tall.figur import Definisjon

TIDLIGERE = {
    1: Definisjon(
        gettext_lazy("I tide"),
        gettext_lazy("Planlagte kontakter som ble utført senest på fristen."),
        gettext_lazy("Planlagte kontakter med frist i perioden, der fristdagen var over da tallene ble hentet."),
        gettext_lazy("De som ble avlyst eller erstattet senest på fristen. En flyttet frist teller på den nye datoen."),
        gettext_lazy("Planlagte kontakter, hos den som hadde ansvaret da fristen gikk ut."),
        gjelder_fra=date(2026, 11, 22),
    ),
    2: Definisjon(
        gettext_lazy("I tide"),
        gettext_lazy("Planlagte kontakter som ble utført senest på fristen, etter dagen kontakten var."),
        gettext_lazy("Planlagte kontakter med frist i perioden, der fristdagen var over da tallene ble hentet."),
        gettext_lazy("De som ble avlyst eller erstattet senest på fristen. En flyttet frist teller på den nye datoen."),
        gettext_lazy("Planlagte kontakter, hos den som hadde ansvaret da fristen gikk ut."),
        gjelder_fra=date(2026, 11, 27),
    ),
}
