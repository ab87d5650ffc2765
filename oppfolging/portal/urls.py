"""The addresses of the portal."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from oppfolging.portal.hjem import views as hjem
from oppfolging.portal.inngang import views as inngang
from oppfolging.portal.tilgjengelighet import views as tilgjengelighet


class Lenketoken(StringConverter):
    """No longer than what we send out, with room to spare."""

    regex = r"[\w.-]{1,100}"


register_converter(Lenketoken, "lenketoken")
app_name = "portal"
urlpatterns = [
    path("", hjem.hjem, name="hjem"),
    path("hjelp/", hjem.hjelp, name="hjelp"),
    path("ring-meg/<slug:orgnr>/", hjem.ring_meg, name="ring_meg"),
    path("logg-inn/", inngang.logg_inn, name="logg_inn"),
    path("lenke-sendt/", inngang.lenke_sendt, name="lenke_sendt"),
    path("inn/", inngang.inn, name="inn"),
    path("inn/<lenketoken:token>/", inngang.inn_lenke, name="inn_lenke"),
    path("kode/", inngang.kode, name="kode"),
    path("kode/send/", inngang.send_kode, name="send_kode"),
    path("id-porten/", inngang.id_porten, name="id_porten"),
    path("id-porten/svar/", inngang.fra_id_porten, name="fra_id_porten"),
    path("spraak/", inngang.spraak, name="spraak"),
    path("tilgjengelighet/", tilgjengelighet.tilgjengelighet, name="tilgjengelighet"),
    path("logg-ut/", inngang.logg_ut, name="logg_ut"),
]
