# One image; docker-compose.yml runs it as web, worker, beat and mail sink, and as `drift` for backup and its drill.
# Nothing in it needs root, and nothing is written to but /tmp: it runs with a read-only file system.
FROM python:3.11-slim-bookworm AS pakker
RUN python -m venv --without-pip /opt/venv
COPY requirements.txt .
RUN pip --python /opt/venv/bin/python install --no-cache-dir --no-deps --require-hashes -r requirements.txt

FROM pakker AS driftspakker
COPY requirements-lokalt.txt .
RUN pip --python /opt/venv/bin/python install --no-cache-dir --no-deps --require-hashes -r requirements-lokalt.txt

FROM python:3.11-slim-bookworm AS hus
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --system --gid 10001 inkludering \
    && useradd --system --uid 10001 --gid 10001 --home-dir /app inkludering \
    && install -d -o inkludering /data
WORKDIR /app
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
COPY --from=pakker /opt/venv /opt/venv
COPY . .
# Static files are part of the image. The settings used here are derived for the build and thrown away.
RUN python manage.py collectstatic --noinput --verbosity 0 \
    && rm -r .lokalt/hemmeligheter.env .lokalt/sokkel
USER 10001
EXPOSE 8000 9000
# What answers differs: the pages' port for web, the inner one (MAALEPORT) for worker and beat.
ENV PULS=http://127.0.0.1:8000/livez
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(os.environ['PULS'], timeout=4)"]
CMD ["granian", "--interface", "rsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "1", "--no-ws", \
     "--http1-header-read-timeout", "10000", "--log-config", "inkludering/logg.json", "inkludering.vindfang:vindfang"]

# The same with a PostgreSQL of its own, in which a backup is restored and looked at.
FROM hus AS drift
COPY --from=driftspakker /opt/venv /opt/venv

FROM hus
