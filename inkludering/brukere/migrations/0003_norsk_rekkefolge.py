"""Norwegian order as a function of the database, which what is sorted is worked out by (inkludering/felles/navn.py).

A later change of the order replaces the function, and then touches the rows, so that they are worked out anew.
"""

from django.db import migrations

from inkludering.felles.kolonnebytte import norsk_rekkefolge

FRA = (
    'æÆøØȺⱥⱭɑƀɃƁɓƂƃƇƈȻȼđĐðÐƉɖƊɗƋƌȡƎǝƏəƐɛɆɇƑƒǤǥƓɠƔɣħĦıƗɨƖɩȷɈɉƘƙłŁƚȽȴỺỻƜɯŋŊƝɲȠƞȵƟɵƆɔƤƥĸɊɋɌɍƦʀƩʃȿẜẝƧƨŧŦƫƬƭƮʈ'
    'ȾⱦȶɄʉƱʊƲʋɅʌỼỽǷƿƳƴɎɏȜȝỾỿƵƶȤȥɀƷʒƸƹƺ’‘ʼʻʹʾʿ‛`′‐‑‒–—−ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩЂЃЄЅІЇЈЉЊЋЌЍЎЏАБВГДЕЖЗИЙКЛМНО'
    'ПРСТУФХЦЧШЩЪЫЬЭЮЯ'
) + "".join(map(chr, range(0x300, 0x370))) + "·"
TIL = (
    '{{||aaaabbbbbbccccdddddddddddeeeeeeeeffgggggghhiiiiijjjkklllllllmmnnnnnnnooooppqqqrrrrsssssssttttttt'
    "tttuuuuvvvvvvwwyyyyyyyyzzzzzzzzzz''''''''''------"
    'αβγδεζηθικλμνξοπρστυφχψωђѓєѕіїјљњћќѝўџабвгдежзийклмнопрстуфхцчшщъыьэюя'
)
DELER = (
    ('a\u030a', '}'),
    ('a\u0308', '{'),
    ('o\u0308', '|'),
    ('o\u030b', '|'),
    ('u\u0308', 'y'),
    ('u\u030b', 'y'),
    ('þ', 'th'),
    ('Þ', 'th'),
    ('œ', 'oe'),
    ('Œ', 'oe'),
    ('ß', 'ss'),
    ('ẞ', 'ss'),
)


def _sitat(tekst: str) -> str:
    return "'" + tekst.replace("'", "''") + "'"


def _funksjonen() -> str:
    noekkel = """lower(normalize(replace(lower(tekst COLLATE "C"), 'aa', 'å'), NFKD) COLLATE "C")"""
    for fra, til in DELER:
        noekkel = f"replace({noekkel}, {_sitat(fra)}, {_sitat(til)})"
    # Most names have Norwegian letters alone, and a short way is ten times faster; the answer is the same.
    return f"""
    CREATE FUNCTION norsk_rekkefolge(tekst text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE
        WHEN tekst COLLATE "C" ~ '[^\\t -~æøåÆØÅ]' THEN translate({noekkel}, {_sitat(FRA)}, {_sitat(TIL)})
        ELSE translate(replace(lower(tekst COLLATE "C"), 'aa', 'å'), 'æøåÆØÅ', '{{|}}{{|}}')
    END;
    """


FELT = ("etternavn", "fornavn")


class Migration(migrations.Migration):
    dependencies = [("brukere", "0002_referansedata")]

    operations = [
        migrations.RunSQL(_funksjonen(), "DROP FUNCTION norsk_rekkefolge(text);"),
        norsk_rekkefolge("Bruker", "brukere_bruker", *FELT),
        norsk_rekkefolge("Kontor", "brukere_kontor", "navn"),
    ]
