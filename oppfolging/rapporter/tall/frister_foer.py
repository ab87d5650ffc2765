"""What the figures of planned contacts meant in the versions before, for the cuts stored then."""

from datetime import date

from django.utils.translation import gettext_lazy

from oppfolging.rapporter.tall.figur import Definisjon

I_TIDE_FOER = {
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
    3: Definisjon(
        gettext_lazy("I tide"),
        gettext_lazy("Planlagte kontakter som ble utført senest den dagen rytmen ga, etter dagen kontakten var."),
        gettext_lazy("Planlagte kontakter der den dagen var i perioden og var over da tallene ble hentet."),
        gettext_lazy(
            "De som ble avlyst eller erstattet senest den dagen. En dato som ble flyttet med grunn før dagen, "
            "teller på den nye; andre flyttinger hjelper ikke."
        ),
        gettext_lazy("Planlagte kontakter, hos den som hadde ansvaret den dagen."),
        gjelder_fra=date(2026, 11, 27),
    ),
}
FLYTTET_FOER = {
    1: Definisjon(
        gettext_lazy("Flyttet"),
        gettext_lazy("Planlagte kontakter målt på en annen dag enn rytmen ga, fordi de var flyttet dit med grunn."),
        "–",
        gettext_lazy("De som ble flyttet uten grunn, eller for sent: de måles på dagen rytmen ga."),
        gettext_lazy("Planlagte kontakter og flyttinger, hos den som hadde ansvaret den nye dagen."),
        gjelder_fra=date(2026, 11, 27),
    ),
}
OVER_FRISTEN_FOER = {
    1: Definisjon(
        gettext_lazy("Over fristen"),
        gettext_lazy("Åpne planlagte kontakter minst to virkedager etter fristen."),
        "–",
        gettext_lazy("Kontakter som er avlyst eller erstattet."),
        gettext_lazy("Planlagte kontakter, slik de sto da tallene ble hentet."),
        gjelder_fra=date(2026, 11, 22),
    ),
    2: Definisjon(
        gettext_lazy("Over fristen"),
        gettext_lazy("Åpne planlagte kontakter med frist før den dagen tallene ble hentet."),
        "–",
        gettext_lazy("Kontakter som er avlyst eller erstattet."),
        gettext_lazy("Planlagte kontakter, slik de sto da tallene ble hentet."),
        gjelder_fra=date(2026, 11, 26),
    ),
    3: Definisjon(
        gettext_lazy("Over fristen"),
        gettext_lazy("Åpne planlagte kontakter med frist før periodens siste dag, slik de sto da den var over."),
        "–",
        gettext_lazy("Kontakter som er avlyst eller erstattet."),
        gettext_lazy("Planlagte kontakter, hos den som hadde ansvaret da. Er perioden ikke ferdig: slik det er nå."),
        gjelder_fra=date(2026, 11, 27),
    ),
}
