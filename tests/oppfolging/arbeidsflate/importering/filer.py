"""Files as people have them: CSV from any program, and XLSX with what only a spreadsheet holds."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence

ARK = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>%s</sheetData></worksheet>"
)
PAKKE = "http://schemas.openxmlformats.org/package/2006"
BOK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FORM = "application/vnd.openxmlformats-officedocument.spreadsheetml"
RESTEN = {
    "[Content_Types].xml": f'<Types xmlns="{PAKKE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{FORM}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{FORM}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PAKKE}/relationships"><Relationship Id="rId1" '
    f'Type="{BOK}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    f'xmlns:r="{BOK}"><sheets><sheet name="Ark1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PAKKE}/relationships"><Relationship Id="rId1" '
    f'Type="{BOK}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


def som_csv(rader: Iterable[Sequence[str]], *, skille: str = ";", koding: str = "utf-8-sig") -> bytes:
    ut = io.StringIO()
    csv.writer(ut, delimiter=skille, lineterminator="\r\n").writerows(rader)
    return ut.getvalue().encode(koding)


def som_xlsx(rader: Iterable[Sequence[str]]) -> bytes:
    """A cell that begins with «<» is written as the XML it is; `{her}` in it is its place."""
    xml = []
    for linje, rad in enumerate(rader, 1):
        celler = "".join(_celle(f"{chr(65 + nr)}{linje}", verdi) for nr, verdi in enumerate(rad) if verdi)
        xml.append(f'<row r="{linje}">{celler}</row>')
    return pakket("".join(xml))


def pakket(rader_xml: str) -> bytes:
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as pakke:
        for navn, innhold in RESTEN.items():
            pakke.writestr(navn, f'<?xml version="1.0"?>{innhold}')
        pakke.writestr("xl/worksheets/sheet1.xml", ARK % rader_xml)
    return ut.getvalue()


def _celle(her: str, verdi: str) -> str:
    if verdi.startswith("<"):
        return verdi.format(her=her)
    return f'<c r="{her}" t="inlineStr"><is><t>{verdi}</t></is></c>'
