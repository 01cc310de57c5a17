-- An application that shows customers how far the job they ordered from a provider has come.
-- Statements end with a semicolon at the end of a line.

CREATE TABLE users (
  id INTEGER PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('customer', 'provider')),
  email TEXT NOT NULL UNIQUE,
  password TEXT NOT NULL,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  updated_at TIMESTAMP NOT NULL
);

CREATE TABLE api_keys (
  id INTEGER PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES users (id),
  key TEXT NOT NULL UNIQUE,
  note TEXT,
  expires_at TIMESTAMP,
  created_at TIMESTAMP NOT NULL,
  updated_at TIMESTAMP NOT NULL
);

CREATE TABLE job_configurations (
  id INTEGER PRIMARY KEY,
  provider_id INTEGER NOT NULL REFERENCES users (id),
  tag TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at TIMESTAMP NOT NULL,
  updated_at TIMESTAMP NOT NULL
);

CREATE TABLE step_configurations (
  id INTEGER PRIMARY KEY,
  job_configuration_id INTEGER NOT NULL REFERENCES job_configurations (id),
  tag TEXT NOT NULL,
  name TEXT NOT NULL,
  points INTEGER NOT NULL,
  created_at TIMESTAMP NOT NULL,
  updated_at TIMESTAMP NOT NULL,
  UNIQUE (job_configuration_id, tag)
);

CREATE TABLE metadata_configurations (
  id INTEGER PRIMARY KEY,
  step_configuration_id INTEGER NOT NULL REFERENCES step_configurations (id),
  kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'link')),
  name TEXT NOT NULL,
  units TEXT,
  created_at TIMESTAMP NOT NULL,
  updated_at TIMESTAMP NOT NULL
);

CREATE TABLE jobs (
  id INTEGER PRIMARY KEY,
  provider_id INTEGER NOT NULL REFERENCES users (id),
  customer_id INTEGER NOT NULL REFERENCES users (id),
  job_configuration_id INTEGER NOT NULL REFERENCES job_configurations (id),
  provider_job_id TEXT NOT NULL,
  provider_job_name TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  updated_at TIMESTAMP NOT NULL
);

CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('step', 'error', 'info', 'complete')),
  job_id INTEGER NOT NULL REFERENCES jobs (id),
  name TEXT NOT NULL,
  step_configuration_id INTEGER REFERENCES step_configurations (id),
  event_metadata JSON,
  created_at TIMESTAMP NOT NULL,
  updated_at TIMESTAMP NOT NULL
);

CREATE TABLE alembic_version (
  version_num TEXT NOT NULL PRIMARY KEY
);

CREATE INDEX events_by_job ON events (job_id);
CREATE INDEX events_by_update ON events (updated_at);
CREATE INDEX jobs_by_update ON jobs (updated_at);

INSERT INTO alembic_version (version_num) VALUES ('8c1f0b7d4e29');
