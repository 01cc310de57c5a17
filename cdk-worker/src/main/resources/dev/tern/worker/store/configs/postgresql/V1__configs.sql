CREATE TYPE actor_type AS ENUM ('source', 'destination');
CREATE TYPE source_type AS ENUM ('api', 'file', 'database', 'custom');
CREATE TYPE release_stage AS ENUM ('alpha', 'beta', 'generally_available', 'custom');
CREATE TYPE status_type AS ENUM ('active', 'inactive', 'deprecated', 'locked');
CREATE TYPE namespace_definition_type AS ENUM ('source', 'destination', 'customformat');
CREATE TYPE schedule_type AS ENUM ('manual', 'basic_schedule', 'cron');
CREATE TYPE operator_type AS ENUM ('normalization', 'dbt', 'webhook');
CREATE TYPE state_type AS ENUM ('GLOBAL', 'STREAM', 'LEGACY');
CREATE TYPE non_breaking_change_preference_type AS ENUM ('ignore', 'disable', 'propagate_columns', 'propagate_fully');
CREATE TYPE refresh_type AS ENUM ('MERGE', 'TRUNCATE');

CREATE TABLE workspace (
  id uuid PRIMARY KEY,
  customer_id uuid,
  name varchar(256) NOT NULL,
  slug varchar(256) NOT NULL,
  email varchar(256),
  initial_setup_complete boolean NOT NULL,
  anonymous_data_collection boolean,
  send_newsletter boolean,
  send_security_updates boolean,
  display_setup_wizard boolean,
  tombstone boolean NOT NULL DEFAULT false,
  notifications jsonb,
  first_sync_complete boolean,
  feedback_complete boolean,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  webhook_operation_configs jsonb
);

CREATE TABLE actor_definition (
  id uuid PRIMARY KEY,
  name varchar(256) NOT NULL,
  docker_repository varchar(256) NOT NULL,
  docker_image_tag varchar(256) NOT NULL,
  documentation_url varchar(256),
  icon varchar(256),
  actor_type actor_type NOT NULL,
  source_type source_type,
  spec jsonb NOT NULL,
  release_stage release_stage,
  release_date date,
  resource_requirements jsonb,
  tombstone boolean NOT NULL DEFAULT false,
  public boolean NOT NULL DEFAULT false,
  custom boolean NOT NULL DEFAULT false,
  protocol_version varchar(255),
  normalization_repository varchar(255),
  normalization_tag varchar(255),
  supports_dbt boolean,
  supports_refreshes boolean NOT NULL DEFAULT false,
  connector_reference text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp
);

CREATE TABLE actor_definition_workspace_grant (
  actor_definition_id uuid NOT NULL REFERENCES actor_definition (id) ON DELETE CASCADE,
  workspace_id uuid NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  UNIQUE (workspace_id, actor_definition_id)
);

CREATE TABLE actor (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  actor_definition_id uuid NOT NULL REFERENCES actor_definition (id) ON DELETE CASCADE,
  name varchar(256) NOT NULL,
  configuration json NOT NULL,
  actor_type actor_type NOT NULL,
  tombstone boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp
);
CREATE INDEX actor_actor_definition_id_idx ON actor (actor_definition_id);

CREATE TABLE actor_catalog (
  id uuid PRIMARY KEY,
  catalog json NOT NULL,
  catalog_hash varchar(32) NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL DEFAULT current_timestamp
);
CREATE INDEX actor_catalog_catalog_hash_id_idx ON actor_catalog (catalog_hash);

CREATE TABLE actor_catalog_fetch_event (
  id uuid PRIMARY KEY,
  actor_catalog_id uuid NOT NULL REFERENCES actor_catalog (id) ON DELETE CASCADE,
  actor_id uuid NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  config_hash varchar(32) NOT NULL,
  actor_version varchar(256) NOT NULL,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  modified_at timestamptz NOT NULL DEFAULT current_timestamp
);
CREATE INDEX actor_catalog_fetch_event_actor_id_idx ON actor_catalog_fetch_event (actor_id);

CREATE TABLE connection (
  id uuid PRIMARY KEY,
  namespace_definition namespace_definition_type NOT NULL,
  namespace_format varchar(256),
  prefix varchar(256),
  source_id uuid NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  destination_id uuid NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  name varchar(256) NOT NULL,
  catalog json NOT NULL,
  field_selection_data jsonb,
  status status_type NOT NULL,
  schedule jsonb,
  manual boolean NOT NULL,
  resource_requirements jsonb,
  source_catalog_id uuid REFERENCES actor_catalog (id) ON DELETE CASCADE,
  schedule_type schedule_type,
  schedule_data jsonb,
  non_breaking_change_preference non_breaking_change_preference_type NOT NULL DEFAULT 'ignore',
  breaking_change boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp
);
CREATE INDEX connection_source_id_idx ON connection (source_id);
CREATE INDEX connection_destination_id_idx ON connection (destination_id);
CREATE UNIQUE INDEX connection_name_idx ON connection (name) WHERE status <> 'deprecated';

CREATE TABLE operation (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  name varchar(256) NOT NULL,
  operator_type operator_type NOT NULL,
  operator_normalization jsonb,
  operator_dbt jsonb,
  operator_webhook jsonb,
  tombstone boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp
);

CREATE TABLE connection_operation (
  id uuid NOT NULL,
  connection_id uuid NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  operation_id uuid NOT NULL REFERENCES operation (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  PRIMARY KEY (id, connection_id, operation_id)
);

CREATE TABLE stream_reset (
  id uuid PRIMARY KEY,
  connection_id uuid NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  stream_namespace text,
  stream_name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp
);
CREATE UNIQUE INDEX stream_reset_stream_idx
  ON stream_reset (connection_id, stream_name, (stream_namespace IS NULL), (coalesce(stream_namespace, '')));

CREATE TABLE state (
  id uuid NOT NULL,
  connection_id uuid NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  state json,
  stream_name text,
  namespace text,
  type state_type NOT NULL DEFAULT 'LEGACY',
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  PRIMARY KEY (id, connection_id)
);
CREATE UNIQUE INDEX state_stream_idx
  ON state (connection_id, (coalesce(stream_name, '')), (stream_name IS NULL), (namespace IS NULL), (coalesce(namespace, '')));

CREATE TABLE stream_generation (
  id uuid PRIMARY KEY,
  connection_id uuid NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  stream_namespace text,
  stream_name text NOT NULL,
  generation_id bigint NOT NULL,
  start_job_id bigint NOT NULL,
  truncating boolean NOT NULL,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp
);
CREATE INDEX stream_generation_stream_idx
  ON stream_generation (connection_id, stream_name, generation_id DESC);

CREATE TABLE stream_refreshes (
  id uuid PRIMARY KEY,
  connection_id uuid NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  stream_namespace text,
  stream_name text NOT NULL,
  refresh_type refresh_type NOT NULL,
  generation_id bigint,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp
);
CREATE UNIQUE INDEX stream_refreshes_stream_idx
  ON stream_refreshes (connection_id, stream_name, (stream_namespace IS NULL), (coalesce(stream_namespace, '')));

CREATE TABLE workspace_service_account (
  workspace_id uuid NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  service_account_id varchar(31) NOT NULL,
  service_account_email varchar(256) NOT NULL,
  json_credential jsonb NOT NULL,
  hmac_key jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp,
  PRIMARY KEY (workspace_id, service_account_id)
);

CREATE TABLE actor_oauth_parameter (
  id uuid PRIMARY KEY,
  workspace_id uuid REFERENCES workspace (id) ON DELETE CASCADE,
  actor_definition_id uuid NOT NULL REFERENCES actor_definition (id) ON DELETE CASCADE,
  configuration jsonb NOT NULL,
  actor_type actor_type NOT NULL,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  updated_at timestamptz NOT NULL DEFAULT current_timestamp
);

CREATE TABLE secrets (
  coordinate text PRIMARY KEY,
  payload text
);
