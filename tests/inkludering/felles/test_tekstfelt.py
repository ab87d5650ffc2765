"""What the fields people type in say of what cannot be used; phone numbers: test_telefonfelt.py."""

import pytest
from django.core.exceptions import ValidationError

from inkludering.felles.tekstfelt import Desimaltall, Epostfelt, Heltall, Tekstfelt


@pytest.mark.parametrize(
    ("felt", "skrevet", "sier"),
    [
        (Tekstfelt(max_length=5), "Åsmund", "Her er det plass til 5 tegn; du har skrevet 6."),
        (Tekstfelt(min_length=10), "syk", "Skriv litt mer: minst 10 tegn."),
        (Heltall(min_value=1, max_value=50), "femti", "Skriv et helt tall, for eksempel 12."),
        (Heltall(min_value=1, max_value=50), "0", "Skriv et tall som er 1 eller høyere."),
        (Heltall(min_value=1, max_value=50), "51", "Skriv et tall som er 50 eller lavere."),
        (Desimaltall(max_digits=4, decimal_places=1), "mye", "Skriv et tall, for eksempel 37,5."),
        (Desimaltall(max_digits=4), "12345", "Skriv et tall med høyst 4 sifre."),
        (Desimaltall(max_digits=4, decimal_places=1), "1234", "Skriv et tall med høyst 3 sifre foran komma."),
        (Desimaltall(decimal_places=1), "1.25", "Skriv høyst 1 sifre etter komma."),
        (Desimaltall(max_value=60), "61", "Skriv et tall som er 60 eller lavere."),
        (Epostfelt(), "kari", "Skriv hele e-postadressen, for eksempel navn@bedrift.no."),
    ],
)
def test_hvert_slags_felt_sier_hva_som_skal_til(felt, skrevet, sier):
    with pytest.raises(ValidationError) as feil:
        felt.clean(skrevet)
    assert feil.value.messages == [sier]
