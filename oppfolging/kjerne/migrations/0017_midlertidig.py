"""What people are hired as for a time is called «midlertidig ansettelse», as in the law; only the word changes."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kjerne', '0016_kontakten_rettes'),
    ]

    operations = [
        migrations.AlterField(
            model_name='forlop',
            name='type',
            field=models.CharField(choices=[('jobbsmak', 'Jobbsmak'), ('arbeidstrening', 'Arbeidstrening'), ('lonnstilskudd', 'Ansettelse med lønnstilskudd'), ('fast', 'Fast ansettelse'), ('tidsbegrenset', 'Midlertidig ansettelse'), ('tilkalling', 'Tilkalling eller ekstrajobb'), ('laerling', 'Lærling')], max_length=20, verbose_name='type'),
        ),
        migrations.AlterField(
            model_name='forlopevent',
            name='type',
            field=models.CharField(choices=[('jobbsmak', 'Jobbsmak'), ('arbeidstrening', 'Arbeidstrening'), ('lonnstilskudd', 'Ansettelse med lønnstilskudd'), ('fast', 'Fast ansettelse'), ('tidsbegrenset', 'Midlertidig ansettelse'), ('tilkalling', 'Tilkalling eller ekstrajobb'), ('laerling', 'Lærling')], max_length=20, verbose_name='type'),
        ),
    ]
