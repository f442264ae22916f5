# The site in an image; the same one runs the web processes and the background worker.
FROM python:3.13-slim-bookworm AS environment
WORKDIR /srv/site
COPY requirements/base.txt requirements/
RUN python -m venv .venv && .venv/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements/base.txt

FROM python:3.13-slim-bookworm
ENV PATH=/srv/site/.venv/bin:$PATH \
    PYTHONPATH=/srv/site/site:/srv/site \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production
WORKDIR /srv/site
COPY --from=environment /srv/site/.venv .venv
COPY . .
# Static files get the names of production; no secret is needed for that.
RUN DJANGO_SETTINGS_MODULE=config.settings.collecting python manage.py collectstatic --noinput --verbosity 0
RUN useradd --system --uid 10001 --home-dir /srv/site --no-create-home site \
    && mkdir -p var/media var/private && chown -R site var
USER site
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-m", "tools.health"]
CMD ["gunicorn", "--bind", "0.0.0.0:8000"]
