CREATE TABLE workspace (
  id text PRIMARY KEY,
  customer_id text,
  name text NOT NULL,
  slug text NOT NULL,
  email text,
  initial_setup_complete integer NOT NULL,
  anonymous_data_collection integer,
  send_newsletter integer,
  send_security_updates integer,
  display_setup_wizard integer,
  tombstone integer NOT NULL DEFAULT 0,
  notifications text,
  first_sync_complete integer,
  feedback_complete integer,
  created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  webhook_operation_configs text
) STRICT;

CREATE TABLE actor_definition (
  id text PRIMARY KEY,
  name text NOT NULL,
  docker_repository text NOT NULL,
  docker_image_tag text NOT NULL,
  documentation_url text,
  icon text,
  actor_type text NOT NULL CHECK (actor_type IN ('source', 'destination')),
  source_type text CHECK (source_type IN ('api', 'file', 'database', 'custom')),
  spec text NOT NULL,
  release_stage text CHECK (release_stage IN ('alpha', 'beta', 'generally_available', 'custom')),
  release_date text,
  resource_requirements text,
  tombstone integer NOT NULL DEFAULT 0,
  public integer NOT NULL DEFAULT 0,
  custom integer NOT NULL DEFAULT 0,
  protocol_version text,
  normalization_repository text,
  normalization_tag text,
  supports_dbt integer,
  supports_refreshes integer NOT NULL DEFAULT 0,
  connector_reference text NOT NULL,
  created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;

CREATE TABLE actor_definition_workspace_grant (
  actor_definition_id text NOT NULL REFERENCES actor_definition (id) ON DELETE CASCADE,
  workspace_id text NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  UNIQUE (workspace_id, actor_definition_id)
) STRICT;

CREATE TABLE actor (
  id text PRIMARY KEY,
  workspace_id text NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  actor_definition_id text NOT NULL REFERENCES actor_definition (id) ON DELETE CASCADE,
  name text NOT NULL,
  configuration text NOT NULL,
  actor_type text NOT NULL CHECK (actor_type IN ('source', 'destination')),
  tombstone integer NOT NULL DEFAULT 0,
  created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX actor_actor_definition_id_idx ON actor (actor_definition_id);

CREATE TABLE actor_catalog (
  id text PRIMARY KEY,
  catalog text NOT NULL,
  catalog_hash text NOT NULL,
  created_at text NOT NULL,
  modified_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX actor_catalog_catalog_hash_id_idx ON actor_catalog (catalog_hash);

CREATE TABLE actor_catalog_fetch_event (
  id text PRIMARY KEY,
  actor_catalog_id text NOT NULL REFERENCES actor_catalog (id) ON DELETE CASCADE,
  actor_id text NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  config_hash text NOT NULL,
  actor_version text NOT NULL,
  created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  modified_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX actor_catalog_fetch_event_actor_id_idx ON actor_catalog_fetch_event (actor_id);

CREATE TABLE connection (
  id text PRIMARY KEY,
  namespace_definition text NOT NULL CHECK (namespace_definition IN ('source', 'destination', 'customformat')),
  namespace_format text,
  prefix text,
  source_id text NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  destination_id text NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  name text NOT NULL,
  catalog text NOT NULL,
  field_selection_data text,
  status text NOT NULL CHECK (status IN ('active', 'inactive', 'deprecated', 'locked')),
  schedule text,
  manual integer NOT NULL,
  resource_requirements text,
  source_catalog_id text REFERENCES actor_catalog (id) ON DELETE CASCADE,
  schedule_type text CHECK (schedule_type IN ('manual', 'basic_schedule', 'cron')),
  schedule_data text,
  non_breaking_change_preference text NOT NULL DEFAULT 'ignore' CHECK (non_breaking_change_preference IN ('ignore', 'disable', 'propagate_columns', 'propagate_fully')),
  breaking_change integer NOT NULL DEFAULT 0,
  created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX connection_source_id_idx ON connection (source_id);
CREATE INDEX connection_destination_id_idx ON connection (destination_id);
CREATE UNIQUE INDEX connection_name_idx ON connection (name) WHERE status <> 'deprecated';

CREATE TABLE operation (
  id text PRIMARY KEY,
  workspace_id text NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  name text NOT NULL,
  operator_type text NOT NULL CHECK (operator_type IN ('normalization', 'dbt', 'webhook')),
  operator_normalization text,
  operator_dbt text,
  operator_webhook text,
  tombstone integer NOT NULL DEFAULT 0,
  created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;

CREATE TABLE connection_operation (
  id text NOT NULL,
  connection_id text NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  operation_id text NOT NULL REFERENCES operation (id) ON DELETE CASCADE,
  created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  PRIMARY KEY (id, connection_id, operation_id)
) STRICT;

CREATE TABLE stream_reset (
  id text PRIMARY KEY,
  connection_id text NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  stream_namespace text,
  stream_name text NOT NULL,
  created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE UNIQUE INDEX stream_reset_stream_idx
  ON stream_reset (connection_id, stream_name, stream_namespace IS NULL, coalesce(stream_namespace, ''));

CREATE TABLE state (
  id text NOT NULL,
  connection_id text NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  state text,
  stream_name text,
  namespace text,
  type text NOT NULL DEFAULT 'LEGACY' CHECK (type IN ('GLOBAL', 'STREAM', 'LEGACY')),
  created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  PRIMARY KEY (id, connection_id)
) STRICT;
CREATE UNIQUE INDEX state_stream_idx
  ON state (connection_id, coalesce(stream_name, ''), stream_name IS NULL, namespace IS NULL, coalesce(namespace, ''));

CREATE TABLE stream_generation (
  id text PRIMARY KEY,
  connection_id text NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  stream_namespace text,
  stream_name text NOT NULL,
  generation_id integer NOT NULL,
  start_job_id integer NOT NULL,
  truncating integer NOT NULL,
  created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX stream_generation_stream_idx
  ON stream_generation (connection_id, stream_name, generation_id DESC);

CREATE TABLE stream_refreshes (
  id text PRIMARY KEY,
  connection_id text NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  stream_namespace text,
  stream_name text NOT NULL,
  refresh_type text NOT NULL CHECK (refresh_type IN ('MERGE', 'TRUNCATE')),
  generation_id integer,
  created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE UNIQUE INDEX stream_refreshes_stream_idx
  ON stream_refreshes (connection_id, stream_name, stream_namespace IS NULL, coalesce(stream_namespace, ''));

CREATE TABLE workspace_service_account (
  workspace_id text NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  service_account_id text NOT NULL,
  service_account_email text NOT NULL,
  json_credential text NOT NULL,
  hmac_key text NOT NULL,
  created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  PRIMARY KEY (workspace_id, service_account_id)
) STRICT;

CREATE TABLE actor_oauth_parameter (
  id text PRIMARY KEY,
  workspace_id text REFERENCES workspace (id) ON DELETE CASCADE,
  actor_definition_id text NOT NULL REFERENCES actor_definition (id) ON DELETE CASCADE,
  configuration text NOT NULL,
  actor_type text NOT NULL CHECK (actor_type IN ('source', 'destination')),
  created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;

CREATE TABLE secrets (
  coordinate text PRIMARY KEY,
  payload text
) STRICT;
