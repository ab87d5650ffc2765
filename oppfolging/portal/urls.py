from django.urls import path

from oppfolging.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.hjem, name="hjem"),
    path("ring-meg/<slug:orgnr>/", views.ring_meg, name="ring_meg"),
    path("logg-inn/", views.logg_inn, name="logg_inn"),
    path("lenke-sendt/", views.lenke_sendt, name="lenke_sendt"),
    path("inn/", views.inn, name="inn"),
    path("inn/<str:token>/", views.inn_lenke, name="inn_lenke"),
    path("kode/", views.kode, name="kode"),
    path("kode/send/", views.send_kode, name="send_kode"),
    path("logg-ut/", views.logg_ut, name="logg_ut"),
]
