-- Roles, database and grants, run once by the superuser with psql (also by docker compose). Safe to run again.
-- inkl_utsnitt logs in nowhere: it owns the views the portal reads, and sees no more than they need.
-- Passwords come from the environment; the embedded database has none, its socket folder is closed to others.
\set ON_ERROR_STOP on
\set eier ''
\set app ''
\set portal ''
\set arbeider ''
\getenv eier INKL_PASSORD_EIER
\getenv app INKL_PASSORD_APP
\getenv portal INKL_PASSORD_PORTAL
\getenv arbeider INKL_PASSORD_ARBEIDER

SELECT format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS', navn)
FROM unnest(ARRAY['inkl_eier', 'inkl_app', 'inkl_portal', 'inkl_arbeider']) AS navn
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = navn) \gexec

SELECT 'CREATE ROLE inkl_utsnitt NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'inkl_utsnitt') \gexec
GRANT inkl_utsnitt TO inkl_eier;

SELECT format('ALTER ROLE %I PASSWORD %L', navn, passord)
FROM (VALUES ('inkl_eier', :'eier'), ('inkl_app', :'app'), ('inkl_portal', :'portal'), ('inkl_arbeider', :'arbeider'))
    AS hemmelighet (navn, passord)
WHERE passord <> '' \gexec

SELECT 'CREATE DATABASE inkludering OWNER inkl_eier'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'inkludering') \gexec

\connect inkludering

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

REVOKE ALL ON DATABASE inkludering FROM PUBLIC;
GRANT CONNECT ON DATABASE inkludering TO inkl_app, inkl_portal, inkl_arbeider;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO inkl_eier;
GRANT USAGE ON SCHEMA public TO inkl_app, inkl_portal, inkl_arbeider, inkl_utsnitt;

-- What PostgreSQL lets everybody do and nobody here needs, or only some: large objects (files of any size in the
-- database), locks by number, waiting, waking listeners, and code of one's own.
SELECT format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', oid::regprocedure)
FROM pg_proc
WHERE pronamespace = 'pg_catalog'::regnamespace
    AND (
        proname ~ '^(lo_|pg_(try_)?advisory_|pg_sleep|pg_read_)'
        OR proname IN ('loread', 'lowrite', 'pg_notify', 'pg_logical_emit_message')
    ) \gexec
SELECT format('GRANT EXECUTE ON FUNCTION %s TO inkl_app, inkl_arbeider', oid::regprocedure)
FROM pg_proc
WHERE pronamespace = 'pg_catalog'::regnamespace AND proname ~ '^pg_(try_)?advisory_' \gexec
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
GRANT USAGE ON LANGUAGE plpgsql TO inkl_eier;

-- What the owner migrates, the app and the worker may use, never change the shape of. The portal gets nothing unasked.
ALTER DEFAULT PRIVILEGES FOR ROLE inkl_eier IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO inkl_app, inkl_arbeider;
ALTER DEFAULT PRIVILEGES FOR ROLE inkl_eier IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO inkl_app, inkl_arbeider;
