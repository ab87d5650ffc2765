"""Who may open a file that was sent in (inkludering/utkast/emner.py)."""

from inkludering.opplasting.models import Opplasting
from inkludering.utkast.emner import registrer

registrer("opplasting_id", lambda bruker, pk: Opplasting.objects.synlig_for(bruker).filter(pk=pk).exists())
