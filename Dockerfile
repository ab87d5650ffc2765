# One image; docker-compose.yml runs it as web, worker, beat and mail sink.
FROM python:3.11-slim-bookworm

RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /app inkludering \
    && install -d -o inkludering /data

WORKDIR /app
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1

COPY requirements.txt .
RUN pip install --no-cache-dir --no-deps --require-hashes -r requirements.txt

COPY . .
# Static files are part of the image. The settings used here are derived for the build and thrown away.
RUN python manage.py collectstatic --noinput --verbosity 0 \
    && rm -r .lokalt/hemmeligheter.env .lokalt/sokkel \
    && chown inkludering .lokalt

USER inkludering
EXPOSE 8000
CMD ["granian", "--interface", "rsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", \
     "--no-ws", "--http1-header-read-timeout", "10000", "inkludering.vindfang:vindfang"]
